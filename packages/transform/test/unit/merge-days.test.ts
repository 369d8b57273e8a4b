import { CalendarDate } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import type { MartDiff } from '../../src/diff/diff-day.ts';
import type { RowChange } from '../../src/diff/find-examples.ts';
import { addDay, type DaysDiff, differs } from '../../src/diff/merge-days.ts';

const NO_COLUMNS = { added: [], removed: [], retyped: [] };
const example = (change: RowChange, k: number) => ({ change, key: { k }, before: {}, after: {} });
const SAME: MartDiff = {
  name: 'm',
  side: 'both',
  added: 0,
  removed: 0,
  changed: 0,
  changed_columns: {},
  columns: NO_COLUMNS,
  key: ['k'],
  examples: [],
};
const DAYS = ['2026-11-21', '2026-11-22', '2026-11-23'].map((day) => CalendarDate.parse(day));

test('counts of days add up, and of each kind of change the first examples stay', () => {
  const day: MartDiff = {
    ...SAME,
    added: 2,
    changed: 1,
    changed_columns: { x: 1 },
    examples: [example('changed', 1), example('added', 2), example('added', 3)],
  };
  let sum: DaysDiff[] = [];
  for (const date of DAYS) sum = addDay(sum, date, [day, { ...SAME, name: 'n' }], 2);
  expect(sum).toEqual([
    {
      ...SAME,
      added: 6,
      changed: 3,
      changed_columns: { x: 3 },
      examples: [
        { date: DAYS[0], ...example('changed', 1) },
        { date: DAYS[1], ...example('changed', 1) },
        { date: DAYS[0], ...example('added', 2) },
        { date: DAYS[0], ...example('added', 3) },
      ],
    },
    { ...SAME, name: 'n' },
  ]);
});

test.each([
  ['the same rows and columns', {}, false],
  ['a changed row', { changed: 1 }, true],
  ['a column that went', { columns: { ...NO_COLUMNS, removed: [{ name: 'x', type: 'DATE' }] } }, true],
  ['a mart of one side, without rows', { side: 'after' as const }, true],
])('%s differ or not', (_name, changed, expected) => {
  expect(differs({ ...SAME, ...changed })).toBe(expected);
});
