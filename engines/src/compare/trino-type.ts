/** The types of DuckDB that a mart or view may have, each as Trino spells it; timestamps are of milliseconds there. */
const NAMES: Readonly<Record<string, string>> = {
  VARCHAR: 'varchar',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  DOUBLE: 'double',
  BOOLEAN: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'timestamp(3)',
};

/** A type of DuckDB as Trino spells it; throws RangeError for one that has no counterpart. */
export function trinoTypeOf(type: string): string {
  const list = /^(.*)\[\]$/.exec(type)?.[1];
  if (list !== undefined) return `array(${trinoTypeOf(list)})`;
  const name = NAMES[type] ?? /^DECIMAL\(\d+,\d+\)$/.exec(type)?.[0].toLowerCase();
  if (name === undefined) throw new RangeError(`Trino has no type for ${type}`);
  return name;
}
