import type { Database } from './with-database.ts';

/** A column by its name, and DuckDB's name of its type. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** The columns of a table or of what stands for one, such as `read_parquet(?)`, in their order. */
export async function describeColumns(db: Database, table: string, values: readonly string[] = []): Promise<Column[]> {
  const rows = await db.rows(`select column_name, column_type from (describe from ${table})`, values);
  return rows.map(({ column_name, column_type }) => ({ name: String(column_name), type: String(column_type) }));
}
