import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { machineErrorOf } from '@quote-elt/runtime';
import { type Row, withDatabase } from '../duckdb/with-database.ts';
import { WarehouseError } from '../errors/warehouse-errors.ts';

/**
 * The first `limit` rows of a Parquet file, with the columns that it holds itself, in the order that `orderBy` (a list of column
 * names with directions) gives. Throws WarehouseError (`warehouse.torn`) if it is not whole.
 */
export async function readParquet(file: string, orderBy: string, limit: number): Promise<Row[]> {
  return rowsOf(file, `from read_parquet(?, hive_partitioning = false) order by ${orderBy} limit ?`, [file, limit]);
}

/** Throws WarehouseError (`warehouse.torn`), which calls the file `name`, unless every value of a Parquet file can be read. */
export async function requireWholeParquet(file: string, name = file): Promise<void> {
  const sql = 'select count(distinct hash(t)) from read_parquet(?, hive_partitioning = false) as t';
  await rowsOf(file, sql, [file], name);
}

/** What a statement gives that reads nothing but one file, in a database of its own. */
async function rowsOf(file: string, sql: string, values: readonly (string | number)[], name = file): Promise<Row[]> {
  const settings = { threads: 1, memoryLimitMb: 256, tempFolder: tmpdir(), folders: [dirname(file)] };
  return withDatabase(settings, (db) => db.rows(sql, values)).catch((error: unknown) => {
    throw isTorn(error) ? tornFile(name, error) : error;
  });
}

/** What DuckDB 1.5 says where it is not the file that is at fault: its words for damage are some forty, by which byte is wrong. */
const NOT_TORN = /^(?:Binder|Catalog|INTERRUPT|Out of Memory|Parser|Permission)\b|No files found|Cannot open file/;

function isTorn(error: unknown): error is Error {
  return error instanceof Error && machineErrorOf(error) === undefined && !NOT_TORN.test(error.message);
}

function tornFile(file: string, cause: Error): WarehouseError {
  return new WarehouseError('warehouse.torn', `${file} is no whole Parquet file`, {
    hint: 'transform its day again with --force',
    details: { file },
    cause,
  });
}
