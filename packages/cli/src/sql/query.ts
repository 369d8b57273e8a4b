import { rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CodedError, withTempFolder } from '@quote-elt/runtime';
import { type Row, sqlText, withDatabase } from '@quote-elt/transform';
import { SqlError } from '../errors/sql-errors.ts';

const BOUNDS = { threads: 2, memoryLimitMb: 1024 } as const;

/** Runs one statement on a facts file: reading only, without files or network. Throws SqlError or StatementCountError. */
export async function queryFacts(factsFile: string, sql: string, signal?: AbortSignal): Promise<Row[]> {
  return withSqlError(() =>
    withDatabase({ ...BOUNDS, ...onFacts(factsFile), signal }, async (db) => {
      await db.requireOneStatement(sql);
      return db.rows(sql);
    }),
  );
}

/** Writes the rows of one select to a Parquet file, which appears only when it is whole. Throws SqlError or StatementCountError. */
export async function exportParquet(
  factsFile: string,
  sql: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const write = async (folder: string) => {
    const part = join(folder, 'part.parquet');
    await withDatabase({ ...BOUNDS, ...onFacts(factsFile, folder), signal }, async (db) => {
      await db.requireOneStatement(sql);
      await db.run(`copy (${sql.replace(/;\s*$/, '')}\n) to ${sqlText(part)} (format parquet)`);
    });
    await rename(part, target);
  };
  await withSqlError(() => withTempFolder(write, dirname(resolve(target))));
}

/** A facts file to read, with the copies beside it that its views read. */
function onFacts(factsFile: string, ...folders: readonly string[]) {
  return { readOnlyFile: factsFile, folders: [dirname(factsFile), ...folders] };
}

/** What DuckDB says of a statement, as SqlError. */
async function withSqlError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CodedError ? error : new SqlError(error);
  }
}
