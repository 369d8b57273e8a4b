import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { ROLES } from '../../models/manifest.ts';
import { transformDay } from '../../src/days/transform-day.ts';
import { verifyDay } from '../../src/days/verify-day.ts';
import { sqlName } from '../../src/duckdb/sql-text.ts';
import { type Database, withDatabase } from '../../src/duckdb/with-database.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { DAY, itemAt, keyOf, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';

const ITEMS = Array.from({ length: 12 }, (_, n) => encodeItem(itemAt(n)));

/** The columns of the facts: those of their key, and those beside it. */
interface Columns {
  readonly key: readonly string[];
  readonly beside: readonly string[];
}

async function columnsOf(db: Database): Promise<Columns> {
  const key = keyOf(ROLES.facts).split('+');
  const rows = await db.rows('select column_name from (describe published)');
  const names = rows.map(({ column_name }) => String(column_name));
  return { key: key.map(sqlName), beside: names.filter((name) => !key.includes(name)).map(sqlName) };
}

/** Publishes the day, changes what was published by SQL over `file`, and verifies it against fewer raw rows. */
async function verifyAfter(change: ((columns: Columns) => string) | undefined, rows: number) {
  return withTempFolder(async (folder) => {
    const ledger = memoryLedger();
    const reader = memoryRowReader(new Map([[DAY, ITEMS]]));
    const ports = { reader, ledger, now: () => NOW, log: memoryLog().log, countDay: () => undefined };
    const warehouse = folderWarehouse(folder);
    const { files } = await transformDay(DAY, SETTINGS, { ...ports, warehouse });
    const file = String(files[ROLES.facts]);
    if (change !== undefined) {
      await withDatabase({ ...SETTINGS, folders: [folder] }, async (db) => {
        await db.run(`create table published as from read_parquet('${file}', hive_partitioning = false)`);
        await db.run(`copy (${change(await columnsOf(db))}) to '${file}' (format parquet)`);
      });
    }
    const left = memoryRowReader(new Map([[DAY, ITEMS.slice(0, rows)]]));
    const verdicts = await verifyDay(DAY, SETTINGS, { reader: left, ledger, warehouse });
    return verdicts.find(({ name }) => name === ROLES.facts);
  });
}

test('the same rows are identical, and no row differs', async () => {
  expect(await verifyAfter(undefined, 12)).toMatchObject({ identical: true, difference: null });
});

test('rows that are gone are counted, and up to five are shown', async () => {
  const verdict = await verifyAfter(undefined, 3);
  expect(verdict).toMatchObject({ identical: false, difference: { added: 0, removed: 9, changed: 0 } });
  expect(verdict?.difference?.examples.map(({ change }) => change)).toEqual(Array.from({ length: 5 }, () => 'removed'));
});

test('of a row that was changed its key and the changed column are shown, and no other', async () => {
  const change = ({ beside }: Columns) =>
    `select * replace (case when rowid = 4 then null else ${beside[0]} end as ${beside[0]}) from published`;
  const verdict = await verifyAfter(change, 12);
  expect(verdict).toMatchObject({ identical: true, difference: { added: 0, removed: 0, changed: 1 } });
  const [example] = verdict?.difference?.examples ?? [];
  expect(Object.keys(example?.key ?? {})).toEqual(keyOf(ROLES.facts).split('+'));
  expect(Object.keys(example?.before ?? {})).toHaveLength(1);
  expect(Object.values(example?.before ?? {})).toEqual([null]);
  expect(Object.keys(example?.after ?? {})).toEqual(Object.keys(example?.before ?? {}));
});

test.each([
  ['fewer columns', ({ beside }: Columns) => `select * exclude (${beside.at(-1)}) from published`, 0],
  ['other names', ({ beside }: Columns) => `select * rename (${beside.at(-1)} as renamed) from published`, 1],
])(
  'of a file that another release published with %s the columns are told, and rows by the others',
  async (_name, change, removed) => {
    const verdict = await verifyAfter(change, 3);
    expect(verdict).toMatchObject({ identical: false, difference: { added: 0, removed: 9, changed: 0 } });
    expect(verdict?.difference?.columns).toMatchObject({ added: { length: 1 }, removed: { length: removed } });
  },
);

test.each([
  ['infinite instants', `'infinity'::timestamp`],
  ['instants far from now', `timestamp '294247-01-10 04:00:54'`],
  ['infinite dates', `'-infinity'::date`],
  ['dates in a list', `[date '2026-11-22']`],
  ['counts of 38 digits', '99999999999999999999999999999999999999::decimal(38)'],
  ['bytes as text', `'\\xFF'::blob`],
  ['nothing but nulls', 'null'],
])('a file with %s in its key, and in all other columns, is compared and shown', async (_name, value) => {
  for (const changed of ['key', 'beside'] as const) {
    const verdict = await verifyAfter((columns) => {
      const values = columns[changed].map((column) => `${value} as ${column}`);
      return `select * replace (${values.join(', ')}) from published`;
    }, 3);
    expect(verdict?.difference?.examples.length).toBeGreaterThanOrEqual(3);
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  }
});
