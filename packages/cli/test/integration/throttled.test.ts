import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type ProvisionedDynamoDb, startProvisionedDynamoDb, upstreamAt } from '@quote-elt/local';
import { stackTables } from '@quote-elt/runtime';
import { CalendarDate, rawItem, ticksOfDay } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sampleRecord } from '@quote-elt/shared/testing';
import { expect, test, vi } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt, NOW, withDataFolder } from '../support.ts';

const DAY = CalendarDate.parse('2026-11-22');
const { raw } = stackTables('dev');
const HOURLY = { ...DEFAULT_SETTINGS, tick_seconds: 3600 };

/** The tables of the stack behind a capacity of 30 units at most; a minute passes with each request that is throttled, and no other time. */
async function startBusyTable(): Promise<ProvisionedDynamoDb> {
  let throttled = () => 0;
  const upstream = upstreamAt(String(process.env.AWS_ENDPOINT_URL_DYNAMODB));
  const capacity = { [raw]: { read: 0.1, write: 1000 } };
  const busy = await startProvisionedDynamoDb(upstream, capacity, () => 60_000 * throttled());
  throttled = busy.throttled;
  return busy;
}

/** A day of 24 records with a long note beside each: some 25 read units. */
async function fill({ client }: ProvisionedDynamoDb): Promise<void> {
  const note = { S: 'x'.repeat(8000) };
  for (const [n, tick] of ticksOfDay(DAY, 3600).entries()) {
    const item = encodeItem(rawItem(tick, 0, sampleRecord(n), OFFLINE_SOURCE, NOW));
    await client.send(new PutItemCommand({ TableName: raw, Item: { ...item, note } }));
  }
}

/** Uses up half of the capacity, at half a unit a query. */
async function drain({ client }: ProvisionedDynamoDb): Promise<void> {
  const input = {
    TableName: raw,
    KeyConditionExpression: 'ingested_date = :day',
    ExpressionAttributeValues: { ':day': { S: '2026-01-01' } },
  };
  for (let query = 0; query < 30; query++) await client.send(new QueryCommand(input));
}

test('a command whose table is throttled says so, waits, and does the day', async () => {
  await withStandInStack(
    () =>
      withDataFolder(async (folder) => {
        const busy = await startBusyTable();
        await fill(busy);
        await drain(busy);
        vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', busy.endpoint);
        const outcome = await elt(['transform', '--date', DAY, '--stack', 'dev', '--data', folder]);
        await busy.close();
        expect([outcome, busy.throttled()]).toEqual([
          {
            code: 0,
            out: ['2026-11-22  succeeded, 24 rows, 0 rejected, complete to 100.0 %'],
            err: ['warning[stack.throttled]: the table has no capacity left for 2026-11-22; waiting for it'],
          },
          2,
        ]);
      }),
    HOURLY,
  );
});
