import { join } from 'node:path';
import { CodedError } from '@quote-elt/runtime';
import { sqlText } from '../duckdb/sql-text.ts';
import { withDatabase } from '../duckdb/with-database.ts';
import { createMarts } from '../history/create-marts.ts';
import { createViews } from '../history/create-views.ts';
import { MARTS } from '../marts/marts.ts';
import { requireWholeParquet } from '../marts/read-parquet.ts';
import type { Warehouse } from '../ports/ports.ts';
import { copyObjects } from '../warehouse/copy-objects.ts';
import { dayOfKey, listObjects } from '../warehouse/judge-warehouse.ts';

/** No day, or no day of some mart, is published where history is asked for (`warehouse.empty`). */
class EmptyWarehouseError extends CodedError {
  constructor(what: string, hint: string) {
    super('warehouse.empty', `no ${what} is published here`, { hint });
  }
}

/**
 * Writes a DuckDB file under `folder` in which each mart has the rows of every published day, with the views of history over
 * them, and which reads copies under `folder`; gives its path. The files of the warehouse lie on this machine. Throws
 * EmptyWarehouseError, with `hint`, where there are none, and WarehouseError (`warehouse.torn`) where one is not whole.
 */
export async function writeHistoryFile(folder: string, warehouse: Warehouse, hint: string): Promise<string> {
  const keys = [...(await listObjects(warehouse)).keys()].filter((key) => dayOfKey(key) !== undefined);
  if (keys.length === 0) throw new EmptyWarehouseError('day', hint);
  const missing = MARTS.find(({ name }) => !keys.some((key) => key.startsWith(`${name}/`)));
  if (missing !== undefined) throw new EmptyWarehouseError(`day of ${missing.name}`, hint);
  const copies = await copyObjects(warehouse, keys, folder);
  const file = join(folder, 'history.duckdb');
  try {
    await writeViews(file, folder);
  } catch (error) {
    // To read every file takes long, and is worth it only to find the one that is at fault.
    for (const [place, copy] of copies.entries()) await requireWholeParquet(copy, keys[place]);
    throw error;
  }
  return file;
}

/** Writes the marts of a folder of published files, and the views over them, into a database file. */
async function writeViews(file: string, folder: string): Promise<void> {
  await withDatabase({ threads: 2, memoryLimitMb: 256, folders: [folder] }, async (db) => {
    await db.run(`attach ${sqlText(file)} as history`);
    await db.run('use history');
    await createMarts(db, folder);
    await createViews(db);
    await db.run('use memory');
    await db.run('detach history');
  });
}
