import type { Database } from '@quote-elt/transform';
import { trinoTypeOf } from '../projected-table.ts';
import type { RunTrino } from '../trino/trino-client.ts';
import { asDuckDb } from './trino-value.ts';

/** What a statement gave, in a form that both engines share: types as Trino spells them, values as DuckDB's JSON has them. */
export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What DuckDB gives for a select. */
export async function duckDbTable(db: Database, sql: string): Promise<Table> {
  const described = await db.rows(`select column_name, column_type from (describe ${sql})`);
  const columns = described.map(({ column_name, column_type }) => ({
    name: String(column_name),
    type: trinoTypeOf(String(column_type)),
  }));
  const rows = await db.rows(sql);
  return { columns, rows: rows.map((row) => columns.map(({ name }) => row[name])) };
}

/** What Trino gives for a select. */
export async function trinoTable(run: RunTrino, sql: string): Promise<Table> {
  const { columns, rows } = await run(sql);
  return { columns, rows: rows.map((row) => row.map((value, index) => asDuckDb(columns[index]?.type ?? '', value))) };
}

/** The first thing in which two tables differ, order and types included; undefined where they are identical. */
export function difference(expected: Table, actual: Table): string | undefined {
  const [told, had] = [JSON.stringify(expected.columns), JSON.stringify(actual.columns)];
  if (told !== had) return `columns: ${told} is ${had}`;
  if (expected.rows.length !== actual.rows.length) return `rows: ${expected.rows.length} is ${actual.rows.length}`;
  const at = expected.rows.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(actual.rows[index]));
  if (at === -1) return undefined;
  return `row ${at + 1}: ${JSON.stringify(expected.rows[at])} is ${JSON.stringify(actual.rows[at])}`;
}
