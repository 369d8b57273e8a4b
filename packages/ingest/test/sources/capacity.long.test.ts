import { startProvisionedDynamoDb } from '@quote-elt/local';
import { endlessPatience } from '@quote-elt/runtime';
import { CalendarDate, ticksOfDay } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { createHandler } from '../../src/handler.ts';

const LAMBDA_MS = 30_000;

test('an hour of 50 quotes a tick that comes all at once is stored within the default capacity, no tick lost', async () => {
  const clock = { ms: 0 };
  let stored = 0;
  const upstream = async () => {
    stored++;
    return { status: 200, body: () => '{}', bytesRead: 0 };
  };
  // What a stack provisions unless it is told otherwise.
  const provisioned = await startProvisionedDynamoDb(upstream, { raw: { read: 5, write: 5 } }, () => clock.ms);
  const pause = async (ms: number) => {
    clock.ms += ms;
  };
  const handler = createHandler(
    { ELT_RAW_TABLE: 'raw', ELT_SOURCES: 'embedded', ELT_RECORDS_PER_TICK: '50' },
    { dynamodb: provisioned.client, write: () => undefined, patience: { ...endlessPatience(), pause } },
  );
  const hour = ticksOfDay(CalendarDate.parse('2026-11-22'), 60).slice(0, 60);
  for (const tick of hour) {
    const started = clock.ms;
    const context = { getRemainingTimeInMillis: () => LAMBDA_MS - (clock.ms - started) };
    expect(await handler({ scheduled_time: tick }, context)).toMatchObject({ tick, written: 50 });
  }
  await provisioned.close();
  expect(stored).toBe(3000);
  // 1,500 puts were saved up, the others came at 5 a second.
  expect(clock.ms / 1000).toBeGreaterThanOrEqual((3000 - 1500) / 5 - 1);
  expect(clock.ms / 1000).toBeLessThan(2 * ((3000 - 1500) / 5));
  expect(provisioned.throttled()).toBeGreaterThan(100);
});
