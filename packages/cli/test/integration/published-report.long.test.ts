import { appendFile, cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { MARTS } from '@quote-elt/transform';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetRows } from '../forget-rows.ts';
import { elt, makeDataFolder, publishedFile } from '../support.ts';

const DAY = '2026-11-23';
const TICKS = 30;

let made: { folder: string; remove: () => Promise<void> };
let data: typeof made;
beforeAll(async () => {
  made = await makeDataFolder();
  for (const day of ['2026-11-22', DAY])
    await elt(['demo', '--keep', '--ticks', String(TICKS), '--date', day, '--data', made.folder]);
}, 60_000);
afterAll(() => made.remove());
beforeEach(async () => {
  data = await makeDataFolder();
  await cp(made.folder, data.folder, { recursive: true });
});
afterEach(() => data.remove());

/** The page of a report, and how many rows it counts. */
async function report(...argv: string[]): Promise<{ rows: number; page: string }> {
  const { out, err } = await elt(['report', '--json', ...argv, '--data', data.folder]);
  expect(err).toEqual([]);
  const { rows, file } = JSON.parse(String(out[0]));
  // The library that draws numbers its classes on through a process.
  return { rows, page: (await readFile(file, 'utf8')).replace(/zr\d+[-\w]*/g, 'zr') };
}

async function inTables(use: (client: Awaited<ReturnType<typeof startDynamoDb>>['client']) => Promise<unknown>) {
  const { client, close } = await startDynamoDb({ path: join(data.folder, 'dynamodb') });
  await use(client);
  await close();
}

const markChanged = () =>
  inTables((client) =>
    client.send(
      new UpdateItemCommand({
        TableName: LOCAL_TABLES.runs,
        Key: { pipeline: { S: 'transform' }, run_date: { S: DAY } },
        UpdateExpression: 'set changed_at = :at',
        ExpressionAttributeValues: { ':at': { S: '2026-11-24T09:00:00.000Z' } },
      }),
    ),
  );

test('the page of a day as it was published is that of its raw rows, byte for byte', async () => {
  const published = await report();
  expect(published.rows).toBe(TICKS);
  expect(published).toEqual(await report('--raw'));
});

test('it needs no raw rows; --raw reads them all the same', async () => {
  const before = await report();
  await forgetRows(data.folder, DAY);
  expect(await report()).toEqual(before);
  expect((await report('--raw')).rows).toBe(0);
});

test.each([
  ...MARTS.flatMap(({ name }) => [
    [`the file of ${name} is gone`, () => rm(publishedFile(data.folder, name, DAY))] as const,
    [
      `the file of ${name} is another than the ledger names`,
      () => appendFile(publishedFile(data.folder, name, DAY), 'x'),
    ] as const,
  ]),
  ['it was changed by hand', markChanged] as const,
])('a day is built from its raw rows where %s', async (_name, spoil) => {
  await spoil();
  expect((await report()).rows).toBe(TICKS);
  await forgetRows(data.folder, DAY);
  expect((await report()).rows).toBe(0);
});

test('so is a day with rejected rows, whose reasons are not published', async () => {
  await inTables((client) => {
    const Item = { ingested_date: { S: DAY }, ingested_at: { S: `${DAY}T05:00:00.000Z` } };
    return client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
  });
  await elt(['transform', '--date', DAY, '--force', '--data', data.folder]);
  const { rows, page } = await report();
  expect(rows).toBe(TICKS + 1);
  expect(page).toContain('Rejected rows');
  expect({ rows, page }).toEqual(await report('--raw'));
});

test('so is a published day whose last run failed a check, to show the rows that break it', async () => {
  await inTables(async (client) => {
    for (let place = 0; place <= 100; place++) {
      const ingested_at = { S: `${DAY}T05:00:00.${String(place).padStart(3, '0')}Z` };
      await client.send(
        new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item: { ingested_date: { S: DAY }, ingested_at } }),
      );
    }
  });
  await elt(['transform', '--date', DAY, '--force', '--data', data.folder]);
  const { rows, page } = await report();
  expect(rows).toBe(TICKS + 101);
  expect(page).toContain('what stands is of the run before');
  expect(page).toContain('Rows that break rejected_share');
  expect({ rows, page }).toEqual(await report('--raw'));
});
