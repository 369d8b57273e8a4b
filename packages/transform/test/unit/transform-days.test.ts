import { ThrottledError } from '@quote-elt/runtime';
import { describe, expect, test } from 'vitest';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import type { Ledger } from '../../src/ports/ports.ts';
import { datesOf, FIRST, RANGE, runsOfDays, SECOND, THIRD } from '../runs-of-days.ts';

const { told, run } = runsOfDays();

describe('with time for all', () => {
  test('each day of the event is done, oldest first, and told as planned and as done', async () => {
    const { outcome, lines } = await run(RANGE);
    expect(outcome).toMatchObject({ left: [] });
    expect([datesOf(outcome), told.planned, told.done]).toEqual([
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
    expect(told.runs).toEqual([
      { transformed: 3, waiting: undefined },
      { transformed: 1, waiting: undefined },
      { transformed: 3, waiting: 0 },
    ]);
  });

  test('a run with nothing to do is counted too', async () => {
    const ledger = memoryLedger();
    await run({}, { ledger });
    const { outcome, lines } = await run({}, { ledger });
    expect([outcome, lines, told.runs.at(-1)]).toEqual([{ days: [], left: [] }, [], { transformed: 0, waiting: 0 }]);
  });
});

describe('without time for all', () => {
  test('the first day is begun however little time there is, and the others are left for the next run', async () => {
    told.remaining = 1;
    const { outcome, lines } = await run({});
    expect(outcome).toMatchObject({
      code: 'transform.days_left',
      details: { left: [SECOND, THIRD], done: 1 },
      message: `one day done, 2 found no time: ${SECOND}, ${THIRD}`,
    });
    expect(told.done).toEqual([FIRST]);
    expect(told.runs).toEqual([{ transformed: 1, waiting: 2 }]);
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
    told.remaining = ms;
    await run(RANGE);
    expect(told.done).toEqual(expected);
  });

  test.each([
    ['is left', 400_000, [FIRST, SECOND, THIRD]],
    ['is not left', 399_999, [FIRST, SECOND]],
  ])('another day is begun where twice the time of the longest day so far %s', async (_name, ms, expected) => {
    told.remaining = ms;
    await run(RANGE, { costMs: 100_000 });
    expect(told.done).toEqual(expected);
  });

  test('an event that forces its days gives back what was left, since a retry would begin with the first one again', async () => {
    told.remaining = 1;
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
    expect([told.done, told.runs]).toEqual([[FIRST, SECOND, THIRD], [{ transformed: 2, waiting: 1 }]]);
  });

  test('counts among what waits beside the days that found no time', async () => {
    told.remaining = 1;
    const { outcome } = await run({}, { broken: new Map([[FIRST, new Error('no')]]) });
    expect(outcome).toMatchObject({ code: 'transform.failed', failures: [{ date: FIRST }] });
    expect(told.runs).toEqual([{ transformed: 0, waiting: 3 }]);
  });

  test('for want of capacity is left to the next run where the invocation ends, and thrown where it does not, after what failed before', async () => {
    const throttled = () => new Map([[SECOND, new ThrottledError(1000, new Error('slow down'))]]);
    told.remaining = 600_000;
    const { outcome } = await run(RANGE, { broken: throttled() });
    expect(outcome).toMatchObject({ code: 'transform.days_left', details: { left: [SECOND, THIRD], done: 1 } });
    told.remaining = Number.POSITIVE_INFINITY;
    await expect(run(RANGE, { broken: throttled() })).resolves.toMatchObject({
      outcome: { code: 'dynamodb.throttled' },
    });
    const broken = new Map([[FIRST, new Error('no')], ...throttled()]);
    await expect(run(RANGE, { broken })).resolves.toMatchObject({
      outcome: { code: 'transform.failed', failures: [{ date: FIRST, message: 'no' }] },
    });
    // The heartbeat tells of each of the three runs.
    expect(told.runs.map(({ transformed }) => transformed)).toEqual([1, 1, 0]);
  });
});

describe('want of capacity', () => {
  const THROTTLED = new ThrottledError(1000, new Error('slow down'));

  test('on the first day of an invocation that ends fails that day, so that somebody knows', async () => {
    told.remaining = 600_000;
    const { outcome } = await run(RANGE, { broken: new Map([[FIRST, THROTTLED]]) });
    expect(outcome).toMatchObject({
      code: 'transform.failed',
      failures: [{ date: FIRST, code: 'dynamodb.throttled' }],
      cause: THROTTLED,
    });
    expect(told.done).toEqual([FIRST, SECOND, THIRD]);
  });

  test('of the ledger before any day is done is no success with days left', async () => {
    told.remaining = 600_000;
    const ledger: Ledger = { ...memoryLedger(), list: () => Promise.reject(THROTTLED) };
    const { outcome } = await run({ dates: [FIRST, SECOND], force: true }, { ledger });
    expect(outcome).toBe(THROTTLED);
  });
});
