import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LOCAL_TABLES, startDynamoDb } from '../../src/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('has both tables, and keeps its data in a folder', async () => {
  const key = { ingested_date: { S: '2026-11-22' }, ingested_at: { S: '2026-11-22T00:00:00.000Z' } };
  const first = await startDynamoDb({ path: folder });
  expect((await first.client.send(new ListTablesCommand({}))).TableNames).toEqual(Object.values(LOCAL_TABLES).sort());
  await first.client.send(
    new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item: { ...key, content: { S: 'kept' } } }),
  );
  await first.close();
  const second = await startDynamoDb({ path: folder });
  const { Item } = await second.client.send(new GetItemCommand({ TableName: LOCAL_TABLES.raw, Key: key }));
  await second.close();
  expect(Item?.content).toEqual({ S: 'kept' });
});

test('a folder that is open already is refused, and free again after the close', async () => {
  const first = await startDynamoDb({ path: folder });
  await expect(startDynamoDb({ path: folder })).rejects.toMatchObject({ code: 'data.locked' });
  await first.close();
  const second = await startDynamoDb({ path: folder });
  await second.close();
});

test('of many that start together on one folder one works, and the others are told', async () => {
  const started = await Promise.allSettled(Array.from({ length: 8 }, () => startDynamoDb({ path: folder })));
  const running = started.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const refused = started.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []));
  expect(refused).toEqual(Array(7).fill('data.locked'));
  for (const each of running) await each.close();
});

test('a folder whose tables are damaged is reported as such', async () => {
  const first = await startDynamoDb({ path: folder });
  await first.close();
  await writeFile(join(folder, 'CURRENT'), 'MANIFEST-nonsense');
  await expect(startDynamoDb({ path: folder })).rejects.toMatchObject({ code: 'data.corrupt' });
  // The claim on it is released.
  await expect(startDynamoDb({ path: folder })).rejects.toMatchObject({ code: 'data.corrupt' });
});

test('a folder that cannot be made is refused', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(startDynamoDb({ path: join(folder, 'file', 'data') })).rejects.toMatchObject({
    code: 'data.unwritable',
  });
});
