/** A type that a published column may have, as each engine names it. */
export interface ColumnType {
  readonly duckdb: string;
  /** As a table of Glue or Hive names it. */
  readonly glue: string;
  /** As Trino and Athena name it. */
  readonly trino: string;
}

/**
 * The types that Trino reads from DuckDB's Parquet as what they are. Of the others some come back as other numbers without an
 * error: UINTEGER 4000000000 as -294967296, and HUGEINT is written as DOUBLE. Athena keeps milliseconds of a timestamp.
 */
const SCALARS: readonly ColumnType[] = [
  { duckdb: 'VARCHAR', glue: 'string', trino: 'varchar' },
  { duckdb: 'INTEGER', glue: 'int', trino: 'integer' },
  { duckdb: 'BIGINT', glue: 'bigint', trino: 'bigint' },
  { duckdb: 'DOUBLE', glue: 'double', trino: 'double' },
  { duckdb: 'BOOLEAN', glue: 'boolean', trino: 'boolean' },
  { duckdb: 'DATE', glue: 'date', trino: 'date' },
  { duckdb: 'TIMESTAMP', glue: 'timestamp', trino: 'timestamp(3)' },
];

const LIST = /^(.*)\[\]$/s;
const DECIMAL = /^DECIMAL\((\d+),(\d+)\)$/;

/** The names of a type that may be published, given DuckDB's; undefined for every other type. */
export function columnType(duckdb: string): ColumnType | undefined {
  const [, element] = LIST.exec(duckdb) ?? [];
  if (element !== undefined) {
    const of = columnType(element);
    return of && { duckdb, glue: `array<${of.glue}>`, trino: `array(${of.trino})` };
  }
  if (DECIMAL.test(duckdb)) return { duckdb, glue: duckdb.toLowerCase(), trino: duckdb.toLowerCase() };
  return SCALARS.find((scalar) => scalar.duckdb === duckdb);
}

/** What a type that may not be published can be cast to without a loss, as far as there is one; else to a text. */
const CASTS: readonly (readonly [RegExp, string])[] = [
  [/^(TINYINT|SMALLINT|UTINYINT|USMALLINT)$/, 'INTEGER'],
  [/^UINTEGER$/, 'BIGINT'],
  [/^UBIGINT$/, 'DECIMAL(20,0)'],
  [/^(HUGEINT|UHUGEINT|BIGNUM)$/, 'DECIMAL(38,0)'],
  [/^FLOAT$/, 'DOUBLE'],
  [/^TIMESTAMP/, 'TIMESTAMP'],
];

/** The type that a column of another one should be cast to before it is published. */
export function castFor(duckdb: string): string {
  const [, element] = /^(.*)\[\d*\]$/s.exec(duckdb) ?? [];
  if (element !== undefined) return `${columnType(element)?.duckdb ?? castFor(element)}[]`;
  return CASTS.find(([pattern]) => pattern.test(duckdb))?.[1] ?? 'VARCHAR';
}

/** Whether readers of a column of one type also read files in which it has another: it is the same, or was widened. */
export function isWidened(from: string, to: string): boolean {
  if (from === to || (from === 'INTEGER' && to === 'BIGINT')) return true;
  const [before, now] = [from, to].map((type) => DECIMAL.exec(type)?.slice(1).map(Number));
  if (before === undefined || now === undefined) return false;
  const [digits = 0, scale] = before;
  const [newDigits = 0, newScale] = now;
  return newScale === scale && newDigits >= digits;
}
