import { CalendarDate, type RunRecord, toTick } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { catchUpWindow, needsTransform, planCatchUp } from '../../src/days/plan-catch-up.ts';
import { recordOf } from '../contract/ledger.contract.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const [D20, D21, D22] = ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => CalendarDate.parse(day));
const WINDOW = catchUpWindow(toTick(NOW.getTime()), 3);
const LATE = 7 * 3600;
const FAILURE = { at: '2026-11-23T12:00:01.000Z', code: 'check.failed', message: 'no', attempts: 1 };

test('the window is the closed days before the tick, oldest first', () => {
  expect(WINDOW).toEqual([D20, D21, D22]);
});

describe('a day', () => {
  const record = (changed: Partial<RunRecord> = {}) => recordOf('2026-11-22', changed);

  test.each([
    ['that has no record', undefined, true],
    ['that failed', record({ status: 'failed', failure: FAILURE }), true],
    ['whose rows were changed by hand', record({ changed_at: '2026-11-23T11:00:00.000Z' }), true],
    ['that is done', record(), false],
    ['that was empty', record({ status: 'empty', rows: 0 }), false],
    ['that was read when no row could come late any more', record({ started_at: '2026-11-23T07:00:00.000Z' }), false],
    ['that was read while rows could still come late', record({ started_at: '2026-11-23T06:59:59.999Z' }), true],
    ['that was read before it was over', record({ started_at: '2026-11-22T15:00:00.000Z' }), true],
  ])('%s is told by its record alone', (_name, known, wanted) => {
    expect(needsTransform(known, NOW, LATE)).toBe(wanted);
  });

  test('that was read early is read again once, when rows can no longer come late', () => {
    const early = record({ started_at: '2026-11-23T01:00:00.000Z' });
    expect(needsTransform(early, new Date('2026-11-23T02:00:00Z'), LATE)).toBe(false);
    expect(needsTransform(early, new Date('2026-11-23T07:00:00Z'), LATE)).toBe(true);
    const again = record({ started_at: '2026-11-23T07:00:00.000Z' });
    expect(needsTransform(again, new Date('2026-11-23T08:00:00Z'), LATE)).toBe(false);
  });

  test('whose rows never come late is read once, as soon as it is over', () => {
    const early = record({ started_at: '2026-11-23T00:00:00.000Z' });
    expect(needsTransform(early, NOW, 0)).toBe(false);
  });
});

describe('a catch-up', () => {
  const plan = (records: readonly RunRecord[], first: string | undefined, unreadable: readonly string[] = []) =>
    planCatchUp(WINDOW, { records, first, unreadable: new Set(unreadable) }, NOW, LATE);

  test('takes every day that lacks a record, from the first one that is known', () => {
    expect(plan([], D20)).toEqual([D20, D21, D22]);
  });

  test('leaves alone the days before the pipeline was there', () => {
    expect(plan([], D22)).toEqual([D22]);
  });

  test('records yesterday even when nothing was ever ingested', () => {
    expect(plan([], undefined)).toEqual([D22]);
  });

  test('takes an empty day between known ones', () => {
    expect(plan([recordOf('2026-11-20')], '2026-11-01')).toEqual([D21, D22]);
  });

  test('leaves alone a day whose record cannot be read', () => {
    expect(plan([], D20, ['2026-11-21'])).toEqual([D20, D22]);
  });

  test('has nothing to do when every day is done', () => {
    expect(
      plan(
        WINDOW.map((day) => recordOf(day)),
        D20,
      ),
    ).toEqual([]);
  });
});
