import { type Heartbeat, ThrottledError } from '@quote-elt/runtime';
import { addDays, type CalendarDate } from '@quote-elt/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { type InvocationTime, transformDays } from '../../src/days/transform-days.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { attributesAt, DAY, memoryLog, NOW, SETTINGS } from '../support.ts';

const [FIRST, SECOND, THIRD] = [addDays(DAY, -2), addDays(DAY, -1), DAY];
const RANGE = { from: FIRST, to: THIRD, force: false };
const SEVERAL = { ...SETTINGS, lookBackDays: 3, lateSeconds: 0 };

let remaining: number;
let planned: (readonly CalendarDate[])[];
let done: CalendarDate[];
let runs: Heartbeat[];

beforeEach(() => {
  remaining = Number.POSITIVE_INFINITY;
  planned = [];
  done = [];
  runs = [];
});

/** Runs an event over days without rows, each of which takes `costMs`; days in `broken` throw while they are read. */
async function run(
  event: Parameters<typeof transformDays>[0],
  { costMs = 0, broken = new Map<string, Error>(), ledger = memoryLedger(), time = {} as Partial<InvocationTime> } = {},
) {
  const { log, lines } = memoryLog();
  const empty = memoryRowReader(new Map());
  const reader: typeof empty = {
    hasRows: async () => true,
    pages(date, ...more) {
      remaining -= costMs;
      const error = broken.get(date);
      if (error !== undefined) throw error;
      return empty.pages(date, ...more);
    },
  };
  const ports = {
    reader,
    ledger,
    now: () => NOW,
    log,
    countDay: () => undefined,
    countRun: (one: Heartbeat) => void runs.push(one),
  };
  const outcome = transformDays(event, SEVERAL, ports, {
    remainingMs: () => remaining,
    onPlan: (days) => planned.push(days),
    onDay: (date) => done.push(date),
    ...time,
  });
  return { lines, outcome: await outcome.catch((error: unknown) => error) };
}

const datesOf = (outcome: unknown) =>
  outcome instanceof Object && 'days' in outcome && Array.isArray(outcome.days)
    ? outcome.days.map(({ record }) => record.run_date)
    : [];

describe('with time for all', () => {
  test('each day of the event is done, oldest first, and told as planned and as done', async () => {
    const { outcome, lines } = await run(RANGE);
    expect(outcome).toMatchObject({ left: [] });
    expect([datesOf(outcome), planned, done]).toEqual([
      [FIRST, SECOND, THIRD],
      [[FIRST, SECOND, THIRD]],
      [FIRST, SECOND, THIRD],
    ]);
    expect(lines.filter(({ level }) => level !== 'INFO')).toEqual([]);
  });

  test('days that are done are not done again unless that is forced', async () => {
    const ledger = memoryLedger();
    await run({ dates: [SECOND], force: false }, { ledger });
    expect(datesOf((await run(RANGE, { ledger })).outcome)).toEqual([FIRST, THIRD]);
    expect(datesOf((await run({ ...RANGE, force: true }, { ledger })).outcome)).toEqual([FIRST, SECOND, THIRD]);
    expect(datesOf((await run({ dates: [THIRD, FIRST, THIRD], force: true }, { ledger })).outcome)).toEqual([
      FIRST,
      THIRD,
    ]);
  });

  test('a run is counted with what it did; only a catch-up knows what waits', async () => {
    await run(RANGE);
    await run({ dates: [FIRST], force: true });
    await run({});
    expect(runs).toEqual([
      { transformed: 3, waiting: undefined },
      { transformed: 1, waiting: undefined },
      { transformed: 3, waiting: 0 },
    ]);
  });

  test('a run with nothing to do is counted too', async () => {
    const ledger = memoryLedger();
    await run({}, { ledger });
    const { outcome, lines } = await run({}, { ledger });
    expect([outcome, lines, runs.at(-1)]).toEqual([{ days: [], left: [] }, [], { transformed: 0, waiting: 0 }]);
  });
});

describe('without time for all', () => {
  test('the first day is begun however little time there is, and the others are left for the next run', async () => {
    remaining = 1;
    const { outcome, lines } = await run({});
    expect(outcome).toMatchObject({
      code: 'transform.days_left',
      details: { left: [SECOND, THIRD], done: 1 },
      message: `1 days done, 2 found no time: ${SECOND}, ${THIRD}`,
    });
    expect(done).toEqual([FIRST]);
    expect(runs).toEqual([{ transformed: 1, waiting: 2 }]);
    expect(lines).toContainEqual({
      level: 'WARN',
      message: 'no time left for all days',
      fields: { left: [SECOND, THIRD] },
    });
  });

  test.each([
    ['a minute is left', 60_000, [FIRST, SECOND, THIRD]],
    ['less than a minute is left', 59_999, [FIRST]],
  ])('another day is begun where %s', async (_name, ms, expected) => {
    remaining = ms;
    await run(RANGE);
    expect(done).toEqual(expected);
  });

  test.each([
    ['is left', 400_000, [FIRST, SECOND, THIRD]],
    ['is not left', 399_999, [FIRST, SECOND]],
  ])('another day is begun where twice the time of the longest day so far %s', async (_name, ms, expected) => {
    remaining = ms;
    await run(RANGE, { costMs: 100_000 });
    expect(done).toEqual(expected);
  });

  test('an event that forces its days gives back what was left, since a retry would begin with the first one again', async () => {
    remaining = 1;
    const { outcome } = await run({ ...RANGE, force: true });
    expect(outcome).toMatchObject({ left: [SECOND, THIRD] });
    expect(datesOf(outcome)).toEqual([FIRST]);
  });
});

describe('a day that fails', () => {
  test('costs no other day, and is told with its reason when they are done', async () => {
    const error = new Error('the peer is gone');
    const { outcome } = await run({}, { broken: new Map([[SECOND, error]]) });
    expect(outcome).toMatchObject({
      code: 'transform.failed',
      failures: [{ date: SECOND, message: 'the peer is gone' }],
      done: [{ record: { run_date: FIRST } }, { record: { run_date: THIRD } }],
      cause: error,
    });
    expect([done, runs]).toEqual([[FIRST, SECOND, THIRD], [{ transformed: 2, waiting: 1 }]]);
  });

  test('counts among what waits beside the days that found no time', async () => {
    remaining = 1;
    const { outcome } = await run({}, { broken: new Map([[FIRST, new Error('no')]]) });
    expect(outcome).toMatchObject({ code: 'transform.failed', failures: [{ date: FIRST }] });
    expect(runs).toEqual([{ transformed: 0, waiting: 3 }]);
  });

  test('for want of capacity is left to the next run where the invocation ends, and thrown where it does not, after what failed before', async () => {
    const throttled = () => new Map([[SECOND, new ThrottledError(1000, new Error('slow down'))]]);
    remaining = 600_000;
    const { outcome } = await run(RANGE, { broken: throttled() });
    expect(outcome).toMatchObject({ code: 'transform.days_left', details: { left: [SECOND, THIRD], done: 1 } });
    remaining = Number.POSITIVE_INFINITY;
    await expect(run(RANGE, { broken: throttled() })).resolves.toMatchObject({
      outcome: { code: 'dynamodb.throttled' },
    });
    const broken = new Map([[FIRST, new Error('no')], ...throttled()]);
    await expect(run(RANGE, { broken })).resolves.toMatchObject({
      outcome: { code: 'transform.failed', failures: [{ date: FIRST, message: 'no' }] },
    });
    // The heartbeat tells of each of the three runs.
    expect(runs.map(({ transformed }) => transformed)).toEqual([1, 1, 0]);
  });
});

describe('want of capacity', () => {
  const THROTTLED = new ThrottledError(1000, new Error('slow down'));

  test('on the first day of an invocation that ends fails that day, so that somebody knows', async () => {
    remaining = 600_000;
    const { outcome } = await run(RANGE, { broken: new Map([[FIRST, THROTTLED]]) });
    expect(outcome).toMatchObject({
      code: 'transform.failed',
      failures: [{ date: FIRST, code: 'dynamodb.throttled' }],
      cause: THROTTLED,
    });
    expect(done).toEqual([FIRST, SECOND, THIRD]);
  });

  test('of the ledger before any day is done is no success with days left', async () => {
    remaining = 600_000;
    const ledger: Ledger = { ...memoryLedger(), list: () => Promise.reject(THROTTLED) };
    const { outcome } = await run({ dates: [FIRST, SECOND], force: true }, { ledger });
    expect(outcome).toBe(THROTTLED);
  });
});

test('a single day reads no more records than those that it is compared with', async () => {
  const inner = memoryLedger();
  const lists: [string, string][] = [];
  const list: Ledger['list'] = (from, to) => {
    lists.push([from, to]);
    return inner.list(from, to);
  };
  await run({ dates: [FIRST], force: true }, { ledger: { ...inner, list } });
  expect(lists).toEqual([[addDays(FIRST, -28), addDays(FIRST, -1)]]);
});

test('the records that days are compared with are read once for the whole run', async () => {
  const inner = memoryLedger();
  const lists: [string, string][] = [];
  const ledger: Ledger = {
    ...inner,
    list: (from, to) => {
      lists.push([from, to]);
      return inner.list(from, to);
    },
  };
  await run(RANGE, { ledger });
  expect(lists).toEqual([
    [FIRST, THIRD],
    [addDays(FIRST, -28), THIRD],
  ]);
});

test('a day of rows is transformed as the days without are', async () => {
  const { log } = memoryLog();
  const reader = memoryRowReader(new Map([[DAY, [attributesAt(0)]]]));
  const ports = { reader, ledger: memoryLedger(), now: () => NOW, log, countDay: () => undefined };
  const { days } = await transformDays({ dates: [DAY], force: false }, SEVERAL, ports);
  expect(days).toMatchObject([{ record: { run_date: DAY, status: 'succeeded', rows: 1 } }]);
});
