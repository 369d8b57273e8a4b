import { SqlError } from '../errors/sql-errors.ts';
import type { FilesFor, TableFiles } from './facts-files.ts';
import { type TablesRead, UNKNOWN_TABLES } from './tables-read.ts';

/**
 * What `use` gives on the files that a statement needs, or on those of `reads`. Where a table is not known there, it is used
 * again on all that there are: then the statement finds it, or DuckDB tells which ones may have been meant.
 */
export async function onTables<T>(
  filesFor: FilesFor,
  sql: string,
  signal: AbortSignal,
  use: (files: TableFiles) => Promise<T>,
  reads?: TablesRead,
): Promise<T> {
  const files = await filesFor(sql, signal, reads);
  try {
    return await use(files);
  } catch (error) {
    if (!(error instanceof SqlError) || !/^Catalog Error: Table\b/.test(error.message)) throw error;
    return use(await filesFor(sql, signal, UNKNOWN_TABLES));
  }
}
