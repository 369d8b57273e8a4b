import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { type Row, withDatabase } from '../duckdb/with-database.ts';
import { WarehouseError } from '../errors/warehouse-errors.ts';

/**
 * The first `limit` rows of a Parquet file, with the columns that it holds itself, in the order that `orderBy` (a list of column
 * names with directions) gives. Throws WarehouseError (`warehouse.torn`) if it is not whole.
 */
export async function readParquet(file: string, orderBy: string, limit: number): Promise<Row[]> {
  const settings = { threads: 1, memoryLimitMb: 256, tempFolder: tmpdir(), folders: [dirname(file)] };
  const from = `from read_parquet(?, hive_partitioning = false) order by ${orderBy} limit ?`;
  return withDatabase(settings, (db) => db.rows(from, [file, limit])).catch((error: unknown) => {
    throw isTorn(error) ? tornFile(file, error) : error;
  });
}

/** How DuckDB 1.5 tells that a file is no Parquet, or not all of one. */
const TORN =
  /too small to be a Parquet file|No magic bytes found|TProtocolException|don't know what type|Could not read enough bytes|ZSTD Decompression/;

function isTorn(error: unknown): error is Error {
  return error instanceof Error && TORN.test(error.message);
}

function tornFile(file: string, cause: Error): WarehouseError {
  return new WarehouseError('warehouse.torn', `${file} is no whole Parquet file`, {
    hint: 'transform its day again with --force',
    details: { file },
    cause,
  });
}
