import { CalendarDate, type RunRecord, toTick } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { catchUpWindow, needsTransform, planCatchUp } from '../../src/plan-days.ts';
import { recordOf } from '../contract/ledger.contract.ts';

const TICK = toTick(Date.parse('2026-11-23T12:00:00Z'));
const [D20, D21, D22] = ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => CalendarDate.parse(day));
const WINDOW = catchUpWindow(TICK, 3);
const COUNTS = (rows: number) => new Map(WINDOW.map((date) => [date, rows]));

function record(day: string, changed: Partial<RunRecord> = {}): RunRecord {
  return { ...recordOf(day), ...changed };
}

test('the window is the closed days before the tick, oldest first', () => {
  expect(WINDOW).toEqual([D20, D21, D22]);
});

test.each([
  ['has no record', undefined, 3, true],
  ['failed', record('2026-11-22', { status: 'failed' }), 3, true],
  ['has grown', record('2026-11-22'), 4, true],
  ['is done', record('2026-11-22'), 3, false],
  ['was empty and still is', record('2026-11-22', { status: 'empty', rows: 0 }), 0, false],
  ['was empty and has rows now', record('2026-11-22', { status: 'empty', rows: 0 }), 1, true],
])('a day that %s', (_name, known, rows, wanted) => {
  expect(needsTransform(known, rows)).toBe(wanted);
});

describe('a catch-up', () => {
  test('takes every day that lacks a record, once there are rows', () => {
    expect(planCatchUp(WINDOW, [], COUNTS(3))).toEqual([D20, D21, D22]);
  });

  test('leaves alone the days before the pipeline was there', () => {
    expect(planCatchUp(WINDOW, [], new Map([[CalendarDate.parse('2026-11-22'), 3]]))).toEqual([D22]);
  });

  test('records yesterday even when nothing was ever ingested', () => {
    expect(planCatchUp(WINDOW, [], new Map())).toEqual([D22]);
  });

  test('takes an empty day between known ones', () => {
    expect(planCatchUp(WINDOW, [record('2026-11-20')], COUNTS(0))).toEqual([D21, D22]);
  });

  test('has nothing to do when every day is done', () => {
    expect(
      planCatchUp(
        WINDOW,
        ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => record(day)),
        COUNTS(3),
      ),
    ).toEqual([]);
  });
});
