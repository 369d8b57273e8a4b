import { join } from 'node:path';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { transformDay } from '../../src/days/transform-day.ts';
import { verifyDay } from '../../src/days/verify-day.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { parquetPublisher } from '../../src/marts/parquet-publisher.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { DAY, itemAt, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';

const ITEMS = Array.from({ length: 12 }, (_, n) => encodeItem(itemAt(n, `quote ${n % 5}`)));

/** Publishes the day, changes what was published by SQL over `file`, and verifies it against fewer raw rows. */
async function verifyAfter(change: string | undefined, rows: number) {
  return withTempFolder(async (folder) => {
    const ledger = memoryLedger();
    const reader = memoryRowReader(new Map([[DAY, ITEMS]]));
    const ports = { reader, ledger, now: () => NOW, log: memoryLog().log, countDay: () => undefined };
    const { files } = await transformDay(DAY, SETTINGS, { ...ports, publisher: parquetPublisher(() => folder) });
    const file = String(files.quotes_fact);
    if (change !== undefined) {
      await withDatabase({ ...SETTINGS, folders: [folder] }, async (db) => {
        await db.run(`create table published as from read_parquet('${file}')`);
        await db.run(`copy (${change}) to '${join(folder, 'quotes_fact.parquet')}' (format parquet)`);
      });
    }
    const left = memoryRowReader(new Map([[DAY, ITEMS.slice(0, rows)]]));
    const verdicts = await verifyDay(
      DAY,
      SETTINGS,
      { reader: left, ledger },
      { folder, fileOf: (mart) => files[mart] },
    );
    return verdicts.find(({ name }) => name === 'quotes_fact');
  });
}

test('the same rows are identical, and no row differs', async () => {
  expect(await verifyAfter(undefined, 12)).toMatchObject({ identical: true, published_only: [], rebuilt_only: [] });
});

test('of rows that differ up to five are shown each way', async () => {
  const verdict = await verifyAfter(undefined, 3);
  expect(verdict).toMatchObject({ identical: false, rebuilt_only: [] });
  expect(verdict?.published_only).toHaveLength(5);
});

test.each([
  ['fewer columns', 'select * exclude (source) from published'],
  ['other names', 'select * rename (source as origin) from published'],
])('a file that another release published with %s is told to differ, without rows', async (_name, change) => {
  expect(await verifyAfter(change, 3)).toMatchObject({ identical: false, published_only: [], rebuilt_only: [] });
});

test.each([
  ['infinite instants', `select * replace ('infinity'::timestamp as ingested_at) from published`],
  ['instants far from now', `select * replace (timestamp '294247-01-10 04:00:54' as ingested_at) from published`],
  ['infinite dates', `select * replace ('-infinity'::date as added_date) from published`],
  ['dates as a list', 'select * replace ([added_date] as tag_list) from published'],
  [
    'counts of 38 digits',
    'select * replace (99999999999999999999999999999999999999::decimal(38) as character_count) from published',
  ],
  ['bytes as text', `select * replace ('\\xFF'::blob as author) from published`],
  ['nothing but nulls', 'select * replace (null as author, null as tag_list) from published'],
])('a file with %s is compared and shown', async (_name, change) => {
  const verdict = await verifyAfter(change, 3);
  expect(verdict?.published_only).toHaveLength(5);
  expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
});
