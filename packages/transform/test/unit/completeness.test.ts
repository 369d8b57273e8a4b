import { ticksPerDay } from '@quote-elt/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completenessOf } from '../../src/figures/completeness.ts';
import { DAY } from '../support.ts';

test('missing ticks are told as ranges', () => {
  const slots = new Set([...Array(1440).keys()].filter((slot) => slot !== 0 && slot !== 100 && slot !== 101));
  expect(completenessOf(DAY, 60, slots)).toEqual({
    completeness: 1437 / 1440,
    missing_count: 3,
    missing_ticks: [
      { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', count: 1 },
      { from: '2026-11-22T01:40:00.000Z', to: '2026-11-22T01:41:00.000Z', count: 2 },
    ],
  });
});

test('a day without rows is one missing range', () => {
  expect(completenessOf(DAY, 60, new Set())).toEqual({
    completeness: 0,
    missing_count: 1440,
    missing_ticks: [{ from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T23:59:00.000Z', count: 1440 }],
  });
});

/** Minutes of a day, from none of them to all. */
const someMinutes = fc.uniqueArray(fc.nat(1439), { maxLength: 1440, size: 'max' });

/** Every run of missing slots, by another way than the one under test. */
function runsOf(covered: ReadonlySet<number>): { from: number; count: number }[] {
  const day = Array.from({ length: 1440 }, (_, slot) => (covered.has(slot) ? '|' : '-')).join('');
  return [...day.matchAll(/-+/g)].map((run) => ({ from: run.index, count: run[0].length }));
}

test('missing_ticks are the longest runs, in order of time, and missing_count counts every missing tick', () => {
  fc.assert(
    fc.property(someMinutes, fc.integer({ min: 1, max: 120 }), (slots, max) => {
      const covered = new Set(slots);
      const { completeness, missing_count, missing_ticks } = completenessOf(DAY, 60, covered, max);
      const all = runsOf(covered);
      expect(missing_count).toBe(ticksPerDay(60) - covered.size);
      expect(completeness).toBe(covered.size / 1440);
      expect(missing_ticks).toHaveLength(Math.min(all.length, max));
      const found = missing_ticks.map(({ from, count }) => ({
        from: (Date.parse(from) - Date.parse(DAY)) / 60_000,
        count,
      }));
      for (const run of found) expect(all).toContainEqual(run);
      expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort((a, b) => a - b));
      const shortest = Math.min(...found.map(({ count }) => count));
      const left = all.filter((run) => !found.some(({ from }) => from === run.from));
      for (const { count } of left) expect(count).toBeLessThanOrEqual(shortest);
      const lastOfShortest = Math.max(...found.filter(({ count }) => count === shortest).map(({ from }) => from));
      for (const { from, count } of left) expect(count < shortest || from > lastOfShortest).toBe(true);
      for (const { from, to, count } of missing_ticks)
        expect(Date.parse(to) - Date.parse(from)).toBe((count - 1) * 60_000);
    }),
  );
});

test('a record keeps a hundred runs of missing ticks at most', () => {
  const everyOther = new Set(Array.from({ length: 720 }, (_, i) => 2 * i));
  const { missing_count, missing_ticks } = completenessOf(DAY, 60, everyOther);
  expect([missing_count, missing_ticks.length]).toEqual([720, 100]);
});

test('missing ticks are counted by the hour in which they begin, but only where not all of their runs are told', () => {
  fc.assert(
    fc.property(someMinutes, fc.integer({ min: 1, max: 120 }), fc.constantFrom(60, 61, 300), (slots, max, period) => {
      const covered = new Set(slots);
      const { missing_count, missing_ticks, missing_by_hour } = completenessOf(DAY, period, covered, max);
      const listed = missing_ticks.reduce((sum, { count }) => sum + count, 0);
      expect(missing_by_hour === undefined).toBe(listed === missing_count);
      const expected = Array<number>(24).fill(0);
      for (let slot = 0; slot < ticksPerDay(period); slot++) {
        const hour = Math.floor((slot * period) / 3600);
        if (!covered.has(slot)) expected[hour] = (expected[hour] ?? 0) + 1;
      }
      if (missing_by_hour !== undefined) expect(missing_by_hour).toEqual(expected);
    }),
  );
});
