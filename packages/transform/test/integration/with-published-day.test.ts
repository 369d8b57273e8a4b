import { readFile } from 'node:fs/promises';
import type { RunRecord } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { describeColumns } from '../../src/duckdb/describe-columns.ts';
import { sqlName } from '../../src/duckdb/sql-text.ts';
import { type Database, withDatabase } from '../../src/duckdb/with-database.ts';
import { withPublishedDay } from '../../src/facts/with-published-day.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import { withBuiltDay } from '../../src/models/with-built-day.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { sha256Of } from '../../src/warehouse/sha256.ts';
import { DAY, itemAt, keyOf, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';

const READER = memoryRowReader(new Map([[DAY, Array.from({ length: 12 }, (_, n) => encodeItem(itemAt(n)))]]));

/** Every mart with its columns and rows but the column of the path, in an order that depends on nothing but them. */
async function martsIn(db: Database) {
  const marts = [];
  for (const { name, partition } of MARTS) {
    const described = (await describeColumns(db, sqlName(name))).filter((column) => column.name !== partition);
    const columns = described.sort((a, b) => (a.name < b.name ? -1 : 1));
    const list = columns.map((column) => sqlName(column.name)).join(', ');
    marts.push({ name, columns, rows: await db.rows(`select ${list} from ${sqlName(name)} order by all`) });
  }
  return marts;
}

/** Publishes the day and gives `use` its record and its warehouse, in a folder that SQL may change. */
async function withPublished<T>(
  use: (record: RunRecord, warehouse: ReturnType<typeof folderWarehouse>, folder: string) => Promise<T>,
): Promise<T> {
  return withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ports = { reader: READER, ledger: memoryLedger(), now: () => NOW, log: memoryLog().log };
    const { record } = await transformDay(DAY, SETTINGS, { ...ports, countDay: () => undefined, warehouse });
    return use(record, warehouse, folder);
  });
}

test('a published day has the columns, types and rows of the same day built from its raw rows', async () => {
  const built = await withBuiltDay(DAY, SETTINGS, READER, martsIn);
  await withPublished(async (record, warehouse) => {
    expect(await withPublishedDay(record, SETTINGS, warehouse, martsIn)).toEqual(built);
  });
});

test('a column that an older release did not publish is null', async () => {
  await withPublished(async (record, warehouse, folder) => {
    const published = record.published[ROLES.facts];
    const file = warehouse.locationOf(String(published?.key));
    const key = keyOf(ROLES.facts).split('+');
    const column = await withDatabase({ ...SETTINGS, folders: [folder] }, async (db) => {
      await db.run(`create table older as from read_parquet('${file}', hive_partitioning = false)`);
      const last = (await describeColumns(db, 'older')).filter(({ name }) => !key.includes(name)).at(-1)?.name;
      await db.run(`copy (select * exclude (${sqlName(String(last))}) from older) to '${file}' (format parquet)`);
      return String(last);
    });
    const sha256 = sha256Of(await readFile(file));
    const older = {
      ...record,
      published: { ...record.published, ...(published && { [ROLES.facts]: { ...published, sha256 } }) },
    };
    const select = `select count(*)::integer as rows, count(${sqlName(column)})::integer as known from ${sqlName(ROLES.facts)}`;
    expect(await withPublishedDay(older, SETTINGS, warehouse, (db) => db.rows(select))).toEqual([
      { rows: 12, known: 0 },
    ]);
    expect(await withPublishedDay(record, SETTINGS, warehouse, (db) => db.rows(select))).toBeUndefined();
  });
});
