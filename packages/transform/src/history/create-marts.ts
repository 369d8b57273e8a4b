import { join } from 'node:path';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { MARTS } from '../marts/marts.ts';

/**
 * Makes each mart a view over all of its days in a folder of published files, which the database must be allowed to read: the
 * column of the path is one of its columns, and a column that older files lack is null in them. Throws DuckDB's error where a
 * mart has no file.
 */
export async function createMarts(db: Database, folder: string): Promise<void> {
  for (const { name, partition } of MARTS) {
    const files = sqlText(join(folder, name, `${partition}=*`, '*.parquet'));
    const hive = `hive_partitioning = true, hive_types = {${sqlName(partition)}: date}, union_by_name = true`;
    await db.run(`create view ${sqlName(name)} as from read_parquet(${files}, ${hive})`);
  }
}
