import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { type Row, withDatabase } from '../duckdb/with-database.ts';

/** The first `limit` rows of a Parquet file, with the columns that it holds itself, in the order that `orderBy` (a list of column names with directions) gives. */
export async function readParquet(file: string, orderBy: string, limit: number): Promise<Row[]> {
  const settings = { threads: 1, memoryLimitMb: 256, tempFolder: tmpdir(), folders: [dirname(file)] };
  return withDatabase(settings, (db) =>
    db.rows(`from read_parquet(?, hive_partitioning = false) order by ${orderBy} limit ?`, [file, limit]),
  );
}
