import { type Database, sqlName } from '../duckdb.ts';
import { MODELS } from '../models/manifest.ts';

/** One check: a select whose rows are the failures. */
export interface Check {
  readonly name: string;
  readonly sql: string;
}

/** No two rows agree in all of `columns`. */
export function unique(model: string, columns: readonly string[]): Check {
  const list = columns.map(sqlName).join(', ');
  return {
    name: `${model}.${columns.join('+')}.unique`,
    sql: `select ${list}, count(*) as rows from ${sqlName(model)} group by all having count(*) > 1`,
  };
}

/** No row lacks a value in `column`. */
export function notNull(model: string, column: string): Check {
  return {
    name: `${model}.${column}.not_null`,
    sql: `select * from ${sqlName(model)} where ${sqlName(column)} is null`,
  };
}

/** Every raw row is either a fact or rejected: none is lost and none doubled on the way. */
export const ROWS_CONSERVED: Check = {
  name: 'rows_conserved',
  sql: `select * from (select (select count(*) from raw_items) as read, (select count(*) from quotes_fact) as accepted,
    (select count(*) from rejected_quotes) as rejected) where read <> accepted + rejected`,
};

/** The checks of every model and of the whole. */
export const CHECKS: readonly Check[] = [
  ...MODELS.flatMap(({ name, grain, notNull: columns }) => [
    ...(grain.length > 0 ? [unique(name, grain)] : []),
    ...[...grain, ...columns].map((column) => notNull(name, column)),
  ]),
  ROWS_CONSERVED,
];

/** The number of rows that fail a check, and up to five of them. */
export async function failuresOf(db: Database, check: Check): Promise<{ failures: number; examples: unknown[] }> {
  const [row] = await db.rows(`select count(*) as failures from (${check.sql})`);
  const failures = Number(row?.failures);
  return { failures, examples: failures === 0 ? [] : await db.rows(`select * from (${check.sql}) limit 5`) };
}
