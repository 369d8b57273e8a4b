import { rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import { type Row, sqlText, withDatabase } from '@quote-elt/transform';
import { SqlError } from '../errors.ts';

const BOUNDS = { threads: 2, memoryLimitMb: 1024 } as const;

/** Runs one statement on a facts file: reading only, without files or network. Throws SqlError. */
export async function queryFacts(factsFile: string, sql: string, signal?: AbortSignal): Promise<Row[]> {
  try {
    return await withDatabase({ ...BOUNDS, readOnlyFile: factsFile, signal }, (db) => db.rows(sql));
  } catch (error) {
    throw new SqlError(error);
  }
}

/** Writes the rows of one select to a Parquet file, which appears only when it is whole. Throws SqlError. */
export async function exportParquet(
  factsFile: string,
  sql: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const write = async (folder: string) => {
    const part = join(folder, 'part.parquet');
    const statement = `copy (${sql.replace(/;\s*$/, '')}\n) to ${sqlText(part)} (format parquet)`;
    await withDatabase({ ...BOUNDS, readOnlyFile: factsFile, folders: [folder], signal }, (db) => db.run(statement));
    await rename(part, target);
  };
  try {
    await withTempFolder(write, dirname(resolve(target)));
  } catch (error) {
    throw new SqlError(error);
  }
}
