import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { rawItem, toTick } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { ROLES } from '@quote-elt/transform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ODD_ITEMS } from '../../src/record/record.ts';
import { elt, makeDataFolder } from '../support.ts';

const DAY = '2026-11-23';
const GOOD_TICKS = 30;

/** Keys that no tick has, beside a good record. */
const ODD_KEYS = ['infinity', `${DAY}T18:59:00.123456Z`];

const USABLE = ODD_ITEMS.filter(({ usable }) => usable).length;
const REJECTED = ODD_KEYS.length + ODD_ITEMS.length - USABLE;

/** Rows as a hand may have put them beside a good day: one a minute from 21:00 on, and two at odd keys. */
const ODD_ROWS = [
  ...ODD_ITEMS.map(({ item }, minute) => ({
    ...item,
    ...keyOf(`${DAY}T21:${String(minute).padStart(2, '0')}:00.000Z`),
  })),
  ...ODD_KEYS.map((key) => ({
    ...encodeItem(rawItem(toTick(Date.parse(DAY)), 0, sampleRecord(), 'by hand', new Date(0))),
    ...keyOf(key),
  })),
];

function keyOf(ingestedAt: string) {
  return { ingested_date: { S: DAY }, ingested_at: { S: ingestedAt } };
}

let data: { folder: string; remove: () => Promise<void> };
const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const json = async (...argv: string[]) => JSON.parse(String((await run(...argv, '--json')).out[0]));

beforeAll(async () => {
  data = await makeDataFolder();
  await run('demo', '--keep', '--date', DAY, '--ticks', String(GOOD_TICKS));
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  for (const Item of ODD_ROWS) await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
  await close();
  await run('transform', '--date', DAY, '--force', '--accept-rejected');
}, 60_000);
afterAll(() => data.remove());

test('a day with odd rows succeeds, and every command that reads it works', async () => {
  const [record] = await json('runs');
  expect(record).toMatchObject({ status: 'succeeded', rows: GOOD_TICKS + ODD_ROWS.length, rejected: REJECTED });
  expect(record.checks.filter(({ status }: { status: string }) => status === 'failed')).toEqual([]);
  const { marts } = await json('verify', '--date', DAY);
  expect(marts.filter(({ identical }: { identical: boolean }) => !identical)).toEqual([]);
  expect((await run('report', '--date', DAY, '--out', join(data.folder, 'report.html'))).code).toBe(0);
  expect((await run('sql', `from ${ROLES.rejected}`)).code).toBe(0);
});

test('the rows that cannot be used are there with a reason, the others are facts', async () => {
  const rejected: { reject_reason: string }[] = await json('sql', `from ${ROLES.rejected}`);
  expect(rejected).toHaveLength(REJECTED);
  expect(rejected.filter(({ reject_reason: reason }) => reason === '')).toEqual([]);
  expect(rejected.filter((row) => ODD_KEYS.some((key) => JSON.stringify(row).includes(key)))).toHaveLength(2);
  expect(await json('sql', `select count(*) as n from ${ROLES.facts}`)).toEqual([{ n: GOOD_TICKS + USABLE }]);
});

test('a tick whose only row is rejected for its key is missing for gaps and for the ledger alike', async () => {
  const { missing_ticks } = await json('gaps', '--from', DAY, '--to', DAY);
  const [record] = await json('runs');
  // A row that lies at the key of a tick covers it, whether it can be used or not.
  const covered = GOOD_TICKS + ODD_ITEMS.length;
  expect(missing_ticks.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(1440 - covered);
  expect(record.completeness).toBe(covered / 1440);
  const without = missing_ticks.find(
    ({ from, to }: { from: string; to: string }) => from <= `${DAY}T18:59` && `${DAY}T18:59` <= to,
  );
  expect(without).toBeDefined();
});
