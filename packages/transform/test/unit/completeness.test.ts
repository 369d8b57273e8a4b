import { ticksPerDay } from '@quote-elt/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completenessOf } from '../../src/completeness.ts';
import { DAY } from '../support.ts';

test('missing ticks are told as ranges', () => {
  const slots = new Set([...Array(1440).keys()].filter((slot) => slot !== 0 && slot !== 100 && slot !== 101));
  expect(completenessOf(DAY, 60, slots)).toEqual({
    completeness: 1437 / 1440,
    missing_ticks: [
      { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', count: 1 },
      { from: '2026-11-22T01:40:00.000Z', to: '2026-11-22T01:41:00.000Z', count: 2 },
    ],
  });
});

test('a day without rows is one missing range', () => {
  expect(completenessOf(DAY, 60, new Set())).toEqual({
    completeness: 0,
    missing_ticks: [{ from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T23:59:00.000Z', count: 1440 }],
  });
});

test('ranges are bounded and disjoint, and count every missing tick', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1439)), (covered) => {
      const { completeness, missing_ticks } = completenessOf(DAY, 60, new Set(covered));
      expect(missing_ticks.length).toBeLessThanOrEqual(100);
      expect(missing_ticks.reduce((sum, { count }) => sum + count, 0)).toBe(ticksPerDay(60) - covered.length);
      expect(completeness).toBe(covered.length / 1440);
      for (const [i, range] of missing_ticks.entries()) {
        expect(range.from <= range.to && range.from > (missing_ticks[i - 1]?.to ?? '')).toBe(true);
      }
    }),
  );
});
