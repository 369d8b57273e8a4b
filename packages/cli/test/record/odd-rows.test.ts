import { join } from 'node:path';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elt, makeDataFolder } from '../support.ts';

const DAY = '2026-11-23';
const GOOD_TICKS = 30;

const odd = (ingestedAt: string, changes: Record<string, AttributeValue> = {}): Record<string, AttributeValue> => ({
  ingested_date: { S: DAY },
  ingested_at: { S: ingestedAt },
  quote_id: { S: 'a371fc6b517ce9d1' },
  content: { S: 'The odd one out' },
  author: { S: 'Anon' },
  author_slug: { S: 'anon' },
  tag_list: { L: [] },
  character_count: { N: '15' },
  source: { S: 'quotable' },
  ...changes,
});

const { author_slug: _without, ...withoutSlug } = odd(`${DAY}T21:43:00.000Z`, { author: { S: "Søren O'Neil Jr." } });

/** Rows as a hand may have put them beside a good day. */
const ODD_ROWS = {
  infinite: odd('infinity'),
  inMicroseconds: odd(`${DAY}T18:59:00.123456Z`),
  miscounted: odd(`${DAY}T21:41:00.000Z`, { character_count: { N: '0' } }),
  withoutSlug,
  hebrew: odd(`${DAY}T21:44:00.000Z`, { quote_id: { S: 'b371fc6b517ce9d1' }, content: { S: 'שלום עולם, "ציטוט".' } }),
};

let data: { folder: string; remove: () => Promise<void> };
const run = (...argv: string[]) => elt([...argv, '--data', data.folder]);
const json = async (...argv: string[]) => JSON.parse(String((await run(...argv, '--json')).out[0]));

beforeAll(async () => {
  data = await makeDataFolder();
  await run('demo', '--keep', '--date', DAY, '--ticks', String(GOOD_TICKS));
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  for (const Item of Object.values(ODD_ROWS)) {
    await client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
  }
  await close();
}, 60_000);
afterAll(() => data.remove());

test('a day with odd rows succeeds, and every command that reads it works', async () => {
  expect((await run('transform', '--date', DAY, '--force')).code).toBe(0);
  const [record] = await json('runs');
  expect(record).toMatchObject({ status: 'succeeded', rows: GOOD_TICKS + 5, rejected: 2 });
  expect(record.checks.filter(({ status }: { status: string }) => status !== 'passed')).toEqual([
    { name: 'rejected_rows', status: 'warned', failures: 2 },
  ]);
  expect((await json('verify', '--date', DAY)).marts.every(({ identical }: { identical: boolean }) => identical)).toBe(
    true,
  );
  expect((await run('report', '--date', DAY, '--out', join(data.folder, 'report.html'))).code).toBe(0);
  expect((await run('sql', 'from rejected_quotes')).code).toBe(0);
});

test('the rows that cannot be used are there with their keys and reasons, the others are facts', async () => {
  expect(await json('sql', 'select ingested_at_text, reject_reason from rejected_quotes order by all')).toEqual([
    {
      ingested_at_text: `${DAY}T18:59:00.123456Z`,
      reject_reason: 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ',
    },
    { ingested_at_text: 'infinity', reject_reason: 'ingested_at is not an instant' },
  ]);
  const facts = `select ingested_at, author_slug, character_count from quotes_fact where ingested_at >= '${DAY} 21:00' order by all`;
  expect(await json('sql', facts)).toEqual([
    { ingested_at: `${DAY}T21:41:00.000Z`, author_slug: 'anon', character_count: 15 },
    { ingested_at: `${DAY}T21:43:00.000Z`, author_slug: 'soren-oneil-jr', character_count: 15 },
    { ingested_at: `${DAY}T21:44:00.000Z`, author_slug: 'anon', character_count: 19 },
  ]);
});

test('a tick whose only row is rejected for its key is missing for gaps and for the ledger alike', async () => {
  const { missing_ticks } = await json('gaps', '--from', DAY, '--to', DAY);
  const [record] = await json('runs');
  const missing = 1440 - GOOD_TICKS - 3;
  expect(missing_ticks.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(missing);
  expect(record.completeness).toBe((GOOD_TICKS + 3) / 1440);
  const without = missing_ticks.find(
    ({ from, to }: { from: string; to: string }) => from <= `${DAY}T18:59` && `${DAY}T18:59` <= to,
  );
  expect(without).toBeDefined();
});
