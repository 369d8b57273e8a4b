import { LOCAL_TABLES } from '@quote-elt/local';
import { addDays, CalendarDate, dateOf, daysBetween } from '@quote-elt/shared';
import { afterEach, describe, expect, test } from 'vitest';
import { verifyDay } from '../../src/days/verify-day.ts';
import { rawCompleteness } from '../../src/figures/raw-completeness.ts';
import { createHandler, type HandlerOptions } from '../../src/handler.ts';
import { dynamoDbLedger } from '../../src/ledger/dynamodb-ledger.ts';
import { dynamoDbRowReader } from '../../src/rows/dynamodb-row-reader.ts';
import type { ReadPace } from '../../src/rows/read-pace.ts';
import { type BusyTable, startBusyTable } from '../busy-table.ts';
import { MART_NAMES, SETTINGS } from '../support.ts';

/** The longest time that Lambda gives a function, in milliseconds. */
const LAMBDA_MS = 900_000;

/** When Lambda tries a failed event again: after a minute, and after two more. */
const RETRIES_MS = [60_000, 120_000];

const NOON = new Date('2026-11-23T12:00:00Z');
const ENV = { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_RUNS_TABLE: LOCAL_TABLES.runs };

let table: BusyTable;
let paces: ReadPace[];

/** Fifty records a tick, the most that there can be: 72,000 rows a day. */
const EACH_MINUTE = { recordsPerTick: 50, tickSeconds: 60, itemBytes: 440 };

/** A tenth of the rows in a third of the bytes, for what takes many days. */
const LARGE_ITEMS = { recordsPerTick: 50, tickSeconds: 600, itemBytes: 1400 };

async function start(busy: typeof EACH_MINUTE): Promise<void> {
  paces = [];
  table = await startBusyTable(busy, NOON);
}

afterEach(() => table.close());

function handler(options: HandlerOptions = {}) {
  const { patience, provisioned, clock } = table;
  return createHandler(ENV, {
    dynamodb: provisioned.client,
    now: () => new Date(clock.ms),
    write: () => undefined,
    patience,
    onThrottled: (pace) => void paces.push(pace),
    ...options,
  });
}

/** Invokes as Lambda does, no longer than it allows, and again when it throws; gives how often it was invoked. */
async function invoke(event: object): Promise<number> {
  const { clock } = table;
  for (let invocations = 1; ; invocations++) {
    const started = clock.ms;
    const context = { getRemainingTimeInMillis: () => LAMBDA_MS - (clock.ms - started) };
    const error = await handler()(event, context).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(clock.ms - started).toBeLessThan(LAMBDA_MS);
    const retryMs = RETRIES_MS[invocations - 1];
    if (error === undefined || retryMs === undefined) return invocations;
    expect(error).toMatchObject({ code: 'transform.days_left' });
    clock.ms += retryMs;
  }
}

const ledger = () => dynamoDbLedger(table.dynamodb.client, LOCAL_TABLES.runs);
const recordsOf = async (from: CalendarDate, to: CalendarDate) => (await ledger().list(from, to)).records;

test('a day of 50 records a tick takes more than the capacity that was saved up, and is read within one invocation', async () => {
  await start(EACH_MINUTE);
  expect(table.units).toBeGreaterThan(1500);
  const yesterday = addDays(dateOf(NOON.getTime()), -1);
  expect(await invoke({ dates: [yesterday] })).toBe(1);
  expect(await recordsOf(yesterday, yesterday)).toMatchObject([
    { status: 'succeeded', rows: table.rows, read_units: table.units, completeness: 1 },
  ]);
  // What was saved up and what came since is what was read: the day was read once, and no page was read twice.
  const seconds = (table.clock.ms - NOON.getTime()) / 1000;
  expect(seconds).toBeGreaterThanOrEqual((table.units - 1500) / 5);
  expect(seconds).toBeLessThan((table.units - 1500) / 5 + 60);
});

test('a catch-up with a week comes to an end over several noons, and no day fails for want of capacity', async () => {
  await start(EACH_MINUTE);
  const { clock } = table;
  const waiting: number[] = [];
  for (let noon = NOON.getTime(); waiting.at(-1) !== 0 && waiting.length < 7; noon += 86_400_000) {
    clock.ms = noon;
    await invoke({ scheduled_time: new Date(noon).toISOString() });
    const yesterday = addDays(dateOf(noon), -1);
    const week = await recordsOf(addDays(yesterday, -6), yesterday);
    waiting.push(7 - week.length);
    for (const record of week) expect(record).toMatchObject({ status: 'succeeded', rows: table.rows, attempts: 1 });
  }
  process.stdout.write(`a week of ${table.units} units a day: days left after each noon ${waiting.join(', ')}\n`);
  expect(waiting.at(-1)).toBe(0);
  expect(waiting.length).toBeLessThan(5);
}, 120_000);

describe('a day that finds no time after others', () => {
  const [from, to] = [CalendarDate.parse('2026-11-21'), CalendarDate.parse('2026-11-22')];

  /** Invokes with so much time in all; gives what was thrown. */
  async function invokeFor(leftMs: number): Promise<unknown> {
    const started = table.clock.ms;
    const context = { getRemainingTimeInMillis: () => leftMs - (table.clock.ms - started) };
    return handler()({ from, to }, context).catch((error: unknown) => error);
  }

  test('is not begun when it may take longer than what is left', async () => {
    await start(EACH_MINUTE);
    expect(await invokeFor(LAMBDA_MS)).toMatchObject({ code: 'transform.days_left', details: { done: 1, left: [to] } });
    expect([...new Set(paces.map(({ date }) => date))]).toEqual([from]);
  });

  test('is left unrecorded when it was begun all the same, and is no failed day', async () => {
    // The first day is read from what was saved up, so that nothing tells how long the second one takes.
    await start(LARGE_ITEMS);
    expect(await invokeFor(120_000)).toMatchObject({ code: 'transform.days_left', details: { done: 1, left: [to] } });
    expect([...new Set(paces.map(({ date }) => date))]).toEqual([to]);
    expect((await recordsOf(from, to)).map(({ run_date, status }) => [run_date, status])).toEqual([
      [from, 'succeeded'],
    ]);
  });

  test('but the first one that finds none is recorded, since every run would end so', async () => {
    await start(EACH_MINUTE);
    expect(await invokeFor(120_000)).toMatchObject({ code: 'transform.failed', failures: [{ date: from }] });
    expect(await recordsOf(from, from)).toMatchObject([{ status: 'failed', failure: { code: 'dynamodb.throttled' } }]);
  });
});

describe('on the command line, where nothing ends the wait', () => {
  test('a backfill over 28 days comes to an end, and tells early how long it will take', async () => {
    await start(LARGE_ITEMS);
    const { clock } = table;
    const to = CalendarDate.parse('2026-11-22');
    const from = addDays(to, -27);
    let left = 28;
    let told: { readonly seconds: number; readonly atMs: number } | undefined;
    const backfill = handler({
      onDay: () => void left--,
      onThrottled({ secondsOfDay, secondsADay }) {
        if (secondsOfDay === undefined || secondsADay === undefined || told !== undefined) return;
        told = { seconds: secondsOfDay + (left - 1) * secondsADay, atMs: clock.ms };
      },
    });
    const { days } = await backfill({ from, to, force: false });
    expect(days.map(({ record }) => [record.run_date, record.status, record.rows])).toEqual(
      daysBetween(from, to).map((day) => [day, 'succeeded', table.rows]),
    );
    const seconds = (clock.ms - NOON.getTime()) / 1000;
    process.stdout.write(
      `28 days of ${table.units} units: ${(seconds / 3600).toFixed(1)} h, told ${((told?.seconds ?? 0) / 3600).toFixed(1)} h\n`,
    );
    expect(seconds).toBeLessThan((28 * table.units) / 5 + 28 * 60);
    const tookSince = (clock.ms - (told?.atMs ?? 0)) / 1000;
    expect((told?.seconds ?? 0) / tookSince).toBeGreaterThan(0.7);
    expect((told?.seconds ?? 0) / tookSince).toBeLessThan(1.5);
  }, 240_000);

  test('gaps in a day without a record, and a verify, come to an end too', async () => {
    await start(EACH_MINUTE);
    const { clock, patience, provisioned } = table;
    const day = CalendarDate.parse('2026-11-22');
    const reader = dynamoDbRowReader(provisioned.client, LOCAL_TABLES.raw, {
      patience,
      onThrottled: (pace) => void paces.push(pace),
      nowMs: () => clock.ms,
    });
    expect(await rawCompleteness(day, 60, reader)).toMatchObject({ rows: table.rows, completeness: 1 });
    await handler()({ dates: [day] });
    const startedMs = clock.ms;
    const verdicts = await verifyDay(day, SETTINGS, { reader, ledger: ledger() });
    expect(verdicts.map(({ identical }) => identical)).toEqual(MART_NAMES.map(() => true));
    // Nothing was saved up: the day takes what its units take, and hardly more.
    expect((clock.ms - startedMs) / 1000).toBeLessThan(1.13 * (table.units / 5));
    expect(paces.at(-1)).toMatchObject({ date: day, unitsPerSecond: expect.closeTo(5, 0) });
    expect(provisioned.throttled()).toBeGreaterThan(10);
  });
});
