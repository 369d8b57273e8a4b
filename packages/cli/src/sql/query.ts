import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Row, sqlText, withDatabase } from '@quote-elt/transform';
import { SqlError } from '../errors.ts';

const BOUNDS = { threads: 2, memoryLimitMb: 1024 } as const;

/** Runs one statement on a facts file: reading only, without files or network. Throws SqlError. */
export async function queryFacts(factsFile: string, sql: string): Promise<Row[]> {
  try {
    return await withDatabase({ ...BOUNDS, readOnlyFile: factsFile }, (db) => db.rows(sql));
  } catch (error) {
    throw new SqlError(error);
  }
}

/** Writes the rows of one select to a Parquet file, which appears only when it is whole. Throws SqlError. */
export async function exportParquet(factsFile: string, sql: string, target: string): Promise<void> {
  const folder = await mkdtemp(join(dirname(resolve(target)), '.elt-export-'));
  const part = join(folder, 'part.parquet');
  try {
    const statement = `copy (${sql.replace(/;\s*$/, '')}\n) to ${sqlText(part)} (format parquet)`;
    await withDatabase({ ...BOUNDS, readOnlyFile: factsFile, folders: [folder] }, (db) => db.run(statement));
    await rename(part, target);
  } catch (error) {
    throw new SqlError(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
