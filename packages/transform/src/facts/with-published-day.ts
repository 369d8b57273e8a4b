import { withTempFolder } from '@quote-elt/runtime';
import type { RunRecord } from '@quote-elt/shared';
import { sqlName } from '../duckdb/sql-text.ts';
import { type Database, withDatabase } from '../duckdb/with-database.ts';
import { MARTS } from '../marts/marts.ts';
import type { BuildSettings } from '../models/with-built-day.ts';
import type { Warehouse } from '../ports/ports.ts';
import { columnsContract } from '../warehouse/columns-contract.ts';
import { copyObjects } from '../warehouse/copy-objects.ts';
import { objectKey } from '../warehouse/object-key.ts';
import { isPublished, withPublishedRows } from './published-facts.ts';

/** Gives `use` a database with the marts of a day as they lie in a warehouse of this machine; undefined unless all of them stand there as the ledger has them. */
export async function withPublishedDay<T>(
  record: RunRecord,
  settings: Pick<BuildSettings, 'threads' | 'memoryLimitMb' | 'signal'>,
  warehouse: Pick<Warehouse, 'head' | 'locationOf'>,
  use: (db: Database) => Promise<T>,
): Promise<T | undefined> {
  for (const mart of MARTS) if (!(await isPublished(warehouse, mart, record))) return undefined;
  return withTempFolder(async (tempFolder) => {
    const keys = MARTS.map((mart) => objectKey(mart, record.run_date));
    const copies = await copyObjects(warehouse, keys, tempFolder);
    return withDatabase({ ...settings, tempFolder }, async (db) => {
      await readMarts(db, copies);
      return use(db);
    });
  });
}

/** Fills each mart from its file, with the columns and types of today: a file of an older release may lack some. */
async function readMarts(db: Database, files: readonly string[]): Promise<void> {
  const contract = columnsContract();
  await db.run('create schema today');
  for (const [i, mart] of MARTS.entries()) {
    const columns = Object.entries({ ...contract[mart.name], [mart.partition]: 'DATE' });
    const today = `today.${sqlName(mart.name)}`;
    await db.run(`create table ${today} (${columns.map(([name, type]) => `${sqlName(name)} ${type}`).join(', ')})`);
    const rows = await withPublishedRows(db, mart, today, files.slice(i, i + 1));
    await db.run(`create table ${sqlName(mart.name)} as ${rows}`);
  }
}
