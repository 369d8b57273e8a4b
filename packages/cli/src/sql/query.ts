import { rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import { type FirstRows, sqlText, withDatabase } from '@quote-elt/transform';
import { SqlError } from '../errors/sql-errors.ts';
import { requireShortRows } from './require-short-rows.ts';

const BOUNDS = { threads: 2, memoryLimitMb: 1024 } as const;

/** How a statement is run. */
interface QueryOptions {
  /** How many rows are wanted at most. */
  readonly limit?: number;
  /** How many characters these rows have at most as JSON; the statement is run once before to see that no row is far too long. */
  readonly characters?: number;
  readonly signal?: AbortSignal;
}

/** Runs one statement on database files: reading only, without other files or network. Throws SqlError, StatementCountError, StatementWritesError or RowTooLongError. */
export async function queryFacts(
  files: readonly [string, ...string[]],
  sql: string,
  { limit = Number.POSITIVE_INFINITY, characters, signal }: QueryOptions = {},
): Promise<FirstRows> {
  return withSqlError(() =>
    withDatabase({ ...BOUNDS, ...onFacts(files), signal }, async (db) => {
      await db.requireOneStatement(sql);
      if (characters !== undefined) await requireShortRows(db, sql);
      return db.firstRows(sql, { limit, characters });
    }),
  );
}

/** Writes the rows of one select to a Parquet file, which appears only when it is whole, and gives their count. Throws as queryFacts does. */
export async function exportParquet(
  files: readonly [string, ...string[]],
  sql: string,
  target: string,
  signal?: AbortSignal,
): Promise<number> {
  const write = async (folder: string) => {
    const part = join(folder, 'part.parquet');
    const count = await withDatabase({ ...BOUNDS, ...onFacts(files, folder), signal }, async (db) => {
      await db.requireOneStatement(sql);
      // What is wrong with the statement is told as it was given, and not as a part of the copy.
      await db.requireBindable(sql);
      const [copied] = await db.rows(`copy (${sql.replace(/;\s*$/, '')}\n) to ${sqlText(part)} (format parquet)`);
      return Number(copied?.Count);
    });
    await rename(part, target);
    return count;
  };
  return withSqlError(() => withTempFolder(write, dirname(resolve(target))));
}

/** Database files to read, with the copies beside them that their views read. */
function onFacts([first, ...attached]: readonly [string, ...string[]], ...folders: readonly string[]) {
  return { readOnlyFile: first, attached, folders: [...[first, ...attached].map((file) => dirname(file)), ...folders] };
}

/** What DuckDB says of a statement, as SqlError. */
async function withSqlError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CodedError ? error : new SqlError(error);
  }
}
