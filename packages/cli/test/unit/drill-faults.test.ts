import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { withTempFolder } from '@quote-elt/runtime';
import { CalendarDate, toTick } from '@quote-elt/shared';
import { dynamoDbLedger } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { openAnswerBook } from '../../src/drill/book/answer-book.ts';
import { noteWrittenRows } from '../../src/drill/book/written-rows.ts';
import { withFullTempFolder } from '../../src/drill/faults/full-temp-folder.ts';
import { plantNewerRecord, removeNewerRecord } from '../../src/drill/faults/newer-record.ts';
import { plantOddRows } from '../../src/drill/faults/odd-rows.ts';
import { scanTable } from '../../src/drill/judge/scan-table.ts';
import { setStage, tickOf } from '../../src/drill/plan/stage.ts';
import { STAND_IN_RECORDS, UNUSABLE_RECORD_FAULT } from '../../src/record/record.ts';

const DAY = CalendarDate.parse('2026-11-22');
const stageOf = (days = 1) => setStage({ lastDay: DAY, days, seed: 1, tickSeconds: 600 });

test('a full temporary folder refuses files while it is full, and takes them afterwards', async () => {
  await withTempFolder(async (folder) => {
    const file = join(folder, 'page.json');
    const opened = openSync(file, 'wx');
    const writes = [() => writeFileSync(file, '[]'), () => writeSync(opened, '[]')];
    let refused = 0;
    for (const write of writes) {
      const onRefused = () => refused++;
      await expect(withFullTempFolder(async () => write(), onRefused)).rejects.toMatchObject({ code: 'ENOSPC' });
    }
    expect(refused).toBe(2);
    for (const write of writes) expect(write).not.toThrow();
    closeSync(opened);
  });
});

test('a temporary folder that is full for two at once has room again after the last of them, whichever ends first', async () => {
  await withTempFolder(async (folder) => {
    const write = () => writeFileSync(join(folder, 'page.json'), '[]');
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    const works = [first, second].map(({ promise }) =>
      withFullTempFolder(
        () => promise,
        () => undefined,
      ),
    );
    first.resolve();
    await works[0];
    expect(write).toThrow('ENOSPC');
    second.resolve();
    await works[1];
    expect(write).not.toThrow();
  });
});

test('a newer record cannot be read, and its removal reports whether anything but a mark was changed', async () => {
  const { client, close } = await startDynamoDb();
  const change = (expression: string) =>
    client.send(
      new UpdateItemCommand({
        TableName: LOCAL_TABLES.runs,
        Key: { pipeline: { S: 'transform' }, run_date: { S: DAY } },
        UpdateExpression: expression,
        ExpressionAttributeValues: { ':value': { S: 'now' } },
      }),
    );
  const ledger = dynamoDbLedger(client, LOCAL_TABLES.runs);
  await plantNewerRecord(client, DAY);
  await expect(ledger.get(DAY)).rejects.toMatchObject({ code: 'ledger.unreadable' });
  await change('set changed_at = :value');
  expect(await removeNewerRecord(client, DAY)).toBe(true);
  expect(await ledger.get(DAY)).toBeUndefined();
  await plantNewerRecord(client, DAY);
  await change('set told = :value');
  expect(await removeNewerRecord(client, DAY)).toBe(false);
  await close();
});

test('odd rows lie in the table as they are told, at keys that no tick has', async () => {
  const { client, close } = await startDynamoDb();
  const planted = await plantOddRows(client, stageOf(), DAY);
  const rows = await scanTable(client, LOCAL_TABLES.raw);
  await close();
  expect(rows).toEqual(planted.map(({ item }) => item));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ ingested_at }) => ingested_at?.S?.endsWith('.900Z'))).toBe(true);
});

test('what may lie under a key is what was put before the table answered that something lies there', async () => {
  const { client, close } = await startDynamoDb();
  const written = noteWrittenRows();
  written.watch(client);
  const versions = ['silence', 'stored', 'refused', 'overwritten'].map((version) => ({
    ingested_date: { S: DAY },
    ingested_at: { S: `${DAY}T00:00:00.000Z` },
    version: { S: version },
  }));
  const [silence, stored, refused, overwritten] = versions;
  const put = (Item: (typeof versions)[number] | undefined, condition?: string) =>
    client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item, ConditionExpression: condition }));
  const silent = written.watching(() => Promise.reject(new Error('silent')));
  await expect(silent('PutItem', { TableName: LOCAL_TABLES.raw, Item: silence })).rejects.toThrow();
  await put(stored, 'attribute_not_exists(ingested_at)');
  await expect(put(refused, 'attribute_not_exists(ingested_at)')).rejects.toThrow();
  await put(overwritten);
  await close();
  expect(written.versionsOf(`${DAY} ${DAY}T00:00:00.000Z`)).toEqual([silence, stored]);
});

test('the book takes what a source answered last for stored when an invocation says so, and never less than before', () => {
  const stage = stageOf(3);
  const book = openAnswerBook(stage);
  const [first = [], second = []] = [STAND_IN_RECORDS.slice(0, 4), STAND_IN_RECORDS.slice(4, 5)];
  const tick = stage.ticksOf(DAY).find((each) => !stage.plan.strikes(UNUSABLE_RECORD_FAULT, each)) ?? toTick(0);
  stage.tick = tick;
  book.revise(first);
  expect(book.entryOf(tick)).toMatchObject({ reported: 0 });
  book.reported(tick, HOSTED_SOURCE);
  book.revise(second);
  book.reported(tick, HOSTED_SOURCE);
  expect(book.entryOf(tick).answers.map(({ records }) => records)).toEqual([first.slice(0, 3), second]);
  expect(book.entryOf(tick)).toMatchObject({ reported: 3 });
});

test.each([
  ['a tick of the drill', { task: 'ingest', scheduled_time: `${DAY}T00:10:00Z` }, toTick(Date.parse(`${DAY}T00:10Z`))],
  ['an instant between two ticks', { scheduled_time: `${DAY}T00:11:00Z` }, undefined],
  ['a tick of another day', { scheduled_time: '2026-11-23T00:10:00Z' }, undefined],
  ['an event of transform', { task: 'transform', scheduled_time: `${DAY}T00:10:00Z` }, undefined],
  ['no event', 'nothing', undefined],
])('%s is read as such', (_name, event, tick) => {
  expect(tickOf(event, stageOf())).toBe(tick);
});
