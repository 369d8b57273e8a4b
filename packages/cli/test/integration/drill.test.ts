import { CalendarDate, ticksOfDay } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { judge, type RecordedFigures, type StoredRow } from '../../src/drill/recompute.ts';
import { elt } from '../support.ts';

test('three days full of faults lose nothing, double nothing and end in right records', async () => {
  const { code, out } = await elt(['drill', '--days', '3', '--tick-seconds', '300', '--json']);
  const report = JSON.parse(String(out[0]));
  expect({ ...report, faults: {} }).toEqual({
    days: 3,
    seed: 1,
    ticks: 864,
    stored: 864,
    lost: 0,
    doubled: 0,
    days_recorded: 3,
    days_wrong: 0,
    letters: expect.any(Number),
    faults: {},
  });
  expect(code).toBe(0);
  expect(report.letters).toBeGreaterThan(0);
  expect(Object.keys(report.faults).length).toBeGreaterThan(12);
});

describe('the judge', () => {
  const day = CalendarDate.parse('2026-11-22');
  const ticks = ticksOfDay(day, 21_600);
  const expected = { days: [day], ticksOf: () => ticks, quotesPerTick: () => 1 };
  const rows: StoredRow[] = ticks.map((at, i) => ({ date: day, at, quoteId: i === 0 ? 'b' : 'a' }));
  const figures = { rows: 4, distinct_quotes: 2, minimum: 1, maximum: 3, variance: 1 };
  const record: RecordedFigures = { run_date: day, status: 'succeeded', rows: 4, completeness: 1, figures };

  test('finds nothing where all is right', () => {
    expect(judge(expected, rows, [record])).toEqual({
      ticks: 4,
      stored: 4,
      lost: 0,
      doubled: 0,
      days_recorded: 1,
      days_wrong: [],
    });
  });

  test.each([
    ['a lost tick', rows.slice(1), [record], { lost: 1, days_wrong: [day] }],
    [
      'a row that no tick accounts for',
      [...rows, { date: day, at: '2026-11-22T00:00:00.001Z', quoteId: 'a' }],
      [record],
      { doubled: 1, days_wrong: [day] },
    ],
    ['a day without a record', rows, [], { days_recorded: 0, days_wrong: [day] }],
    ['a failed day', rows, [{ ...record, status: 'failed' as const }], { days_wrong: [day] }],
    ['a changed row', rows.map((row) => ({ ...row, quoteId: 'a' })), [record], { days_wrong: [day] }],
    ['a wrong variance', rows, [{ ...record, figures: { ...figures, variance: 4 / 3 } }], { days_wrong: [day] }],
  ])('finds %s', (_name, stored, records, found) => {
    expect(judge(expected, stored, records)).toMatchObject(found);
  });
});
