import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type EmbeddedDynamoDb, LOCAL_TABLES, startDynamoDb } from '@quote-elt/local';
import { METRIC_NAMESPACE } from '@quote-elt/runtime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHandler } from '../../src/handler.ts';
import { asAttributes } from '../as-attributes.ts';
import { attributesAt, DAY, NOW, type Replaced, UNUSABLE } from '../support.ts';

const ENV = { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_RUNS_TABLE: LOCAL_TABLES.runs };
let dynamodb: EmbeddedDynamoDb;
let lines: string[];

beforeEach(async () => {
  dynamodb = await startDynamoDb();
  lines = [];
});
afterEach(() => dynamodb.close());

function handler() {
  return createHandler(ENV, { dynamodb: dynamodb.client, now: () => NOW, write: (line) => void lines.push(line) });
}

async function put(n: number, replaced: Replaced = {}): Promise<void> {
  const Item = asAttributes(attributesAt(n, replaced));
  await dynamodb.client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item }));
}

/** Marks the day as the command line does after it has put rows by hand. */
async function markChanged(): Promise<void> {
  await dynamodb.client.send(
    new UpdateItemCommand({
      TableName: LOCAL_TABLES.runs,
      Key: { pipeline: { S: 'transform' }, run_date: { S: DAY } },
      UpdateExpression: 'set changed_at = :now',
      ExpressionAttributeValues: { ':now': { S: NOW.toISOString() } },
    }),
  );
}

test('a scheduled time catches up with yesterday', async () => {
  await put(0);
  const { days, left } = await handler()({ scheduled_time: '2026-11-23T12:00:00Z' });
  expect(days.map(({ record }) => [record.run_date, record.status, record.rows])).toEqual([[DAY, 'succeeded', 1]]);
  expect(left).toEqual([]);
});

test('a done day is not done again, unless its rows were changed by hand or it is forced', async () => {
  await put(0);
  const invoke = handler();
  await invoke({ dates: [DAY] });
  await put(1);
  expect((await invoke({ dates: [DAY] })).days).toEqual([]);
  await markChanged();
  expect((await invoke({ from: DAY, to: DAY })).days.map(({ record }) => record.rows)).toEqual([2]);
  expect((await invoke({ from: DAY, to: DAY })).days).toEqual([]);
  expect((await invoke({ dates: [DAY], force: true })).days.map(({ record }) => record.attempts)).toEqual([3]);
});

test('yesterday is told from the event each time, not from when the container started', async () => {
  const invoke = handler();
  const first = await invoke({ scheduled_time: '2026-11-23T12:00:00Z' });
  const second = await invoke({ scheduled_time: '2026-11-24T12:00:00Z' });
  expect([first, second].map(({ days }) => days.map(({ record }) => record.run_date))).toEqual([
    ['2026-11-22'],
    ['2026-11-23'],
  ]);
});

test('a failed day throws after the others are done', async () => {
  for (let n = 0; n < 101; n++) await put(n, UNUSABLE);
  const invoke = handler();
  await expect(invoke({ from: DAY, to: '2026-11-23' })).rejects.toMatchObject({
    code: 'transform.failed',
    details: {
      failures: [{ date: DAY, code: 'check.failed', message: expect.stringContaining('rejected_share') }],
    },
  });
  expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ message: 'day empty', run_date: '2026-11-23' }),
  );
});

describe('days that find no time', () => {
  const context = { getRemainingTimeInMillis: () => 50_000 };

  test('are left for the next run, which the thrown error brings about', async () => {
    await expect(handler()({ from: '2026-11-20', to: DAY }, context)).rejects.toMatchObject({
      code: 'transform.days_left',
      details: { done: 1, left: ['2026-11-21', DAY] },
    });
    expect((await handler()({ from: '2026-11-20', to: DAY })).days).toHaveLength(2);
  });

  test('are told without an error where the event forces days, since a retry would only do the first ones again', async () => {
    const { days, left } = await handler()({ from: '2026-11-20', to: DAY, force: true }, context);
    expect(days).toHaveLength(1);
    expect(left).toEqual(['2026-11-21', DAY]);
  });
});

test.each([
  [{ date: DAY }],
  [{ dates: [] }],
  [{ dates: ['22.11.2026'] }],
  [{ from: DAY, to: '2026-11-01' }],
  ['text'],
  [null],
])('an event such as %j is refused', async (event) => {
  await expect(handler()(event)).rejects.toMatchObject({ code: 'event.invalid' });
});

test('an event whose force is no boolean is refused with just that', async () => {
  await expect(handler()({ dates: [DAY], force: 'yes' })).rejects.toMatchObject({
    code: 'event.invalid',
    message: expect.stringMatching(/: force: [^;]*boolean[^;]*$/),
  });
});

test('an event of any size is refused in one bounded line', async () => {
  const huge = { ['k'.repeat(100_000)]: 1, dates: Array.from({ length: 5000 }, () => 'x'), line: 'a\nb' };
  const refused = await handler()(huge).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'event.invalid' });
  expect(String(refused).length).toBeLessThan(1100);
  expect(String(refused)).not.toContain('\n');
});

test('a metric line has the embedded form that CloudWatch reads', async () => {
  await put(0);
  await handler()({ dates: [DAY] });
  const [first] = lines.filter((line) => line.includes('_aws'));
  expect(JSON.parse(first ?? '')).toEqual({
    _aws: {
      Timestamp: NOW.getTime(),
      CloudWatchMetrics: [
        { Namespace: METRIC_NAMESPACE, Dimensions: [['Stack']], Metrics: [{ Name: 'DaysTransformed', Unit: 'None' }] },
      ],
    },
    level: 'INFO',
    Stack: 'local',
    DaysTransformed: 1,
  });
});

/** The metric values of the lines, each with the minutes that it lies ahead of now. */
function metrics(): object[] {
  return lines.flatMap((line) => {
    const { _aws, level, Stack, ...values } = JSON.parse(line);
    return _aws === undefined ? [] : [{ ahead: (_aws.Timestamp - NOW.getTime()) / 60_000, ...values }];
  });
}

test('a run that catches up says that it ran and that no day waits, also when there is nothing to do', async () => {
  await put(0);
  const invoke = handler();
  await invoke({ scheduled_time: '2026-11-23T12:00:00Z' });
  await invoke({ task: 'transform', scheduled_time: '2026-11-23T12:00:00Z' });
  expect(metrics()).toEqual([
    { ahead: 0, DaysTransformed: 1, DaysWaiting: 0 },
    { ahead: 110, DaysTransformed: 0 },
    { ahead: 0, DaysTransformed: 0, DaysWaiting: 0 },
    { ahead: 110, DaysTransformed: 0 },
  ]);
});

test('a run whose day failed says that it ran and that a day waits', async () => {
  for (let n = 0; n < 101; n++) await put(n, UNUSABLE);
  await expect(handler()({ scheduled_time: '2026-11-23T12:00:00Z' })).rejects.toMatchObject({
    code: 'transform.failed',
  });
  expect(metrics()).toContainEqual({ ahead: 0, DaysTransformed: 0, DaysWaiting: 1 });
});

test('a run for days named by hand says that it ran, and nothing of the days that wait', async () => {
  await put(0);
  await handler()({ dates: [DAY] });
  expect(metrics()).toContainEqual({ ahead: 0, DaysTransformed: 1 });
});

test('completeness is measured from the second day with rows on, since a stack may be made within its first day', async () => {
  const invoke = handler();
  await invoke({ scheduled_time: '2026-11-22T12:00:00Z' });
  await put(0);
  await invoke({ scheduled_time: '2026-11-23T12:00:00Z' });
  expect(metrics().filter((each) => 'Completeness' in each)).toEqual([]);
  await invoke({ scheduled_time: '2026-11-24T12:00:00Z' });
  expect(metrics().filter((each) => 'Completeness' in each)).toEqual([{ ahead: 0, Completeness: 0 }]);
});
