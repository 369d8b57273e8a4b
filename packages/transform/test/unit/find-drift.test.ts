import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDrift, median, robustScore } from '../../src/figures/find-drift.ts';
import { recordOf } from '../contract/ledger.contract.ts';

function day(rows: number, shares: Record<string, number> = { quotable: 1 }, more: Record<string, number> = {}) {
  const named = Object.entries(shares).map(([source, share]) => [`source_share.${source}`, share]);
  const figures = { mean_length: 80, most_common_author: 'Anon', ...more, ...Object.fromEntries(named) };
  return recordOf('2026-11-22', { rows, completeness: 1, figures });
}

const USUAL = [1440, 1438, 1440, 1439, 1440, 1440, 1437].map((rows) => day(rows));

describe('drift', () => {
  test('a usual day has none', () => {
    expect(findDrift(day(1439), USUAL)).toEqual([]);
  });

  test('a day with half of the rows is found, with what was expected', () => {
    expect(findDrift(day(720), USUAL)).toEqual([{ metric: 'rows', value: 720, expected: 1440, score: -33.72 }]);
  });

  test('a source that is gone and one that is new are found', () => {
    expect(
      findDrift(day(1440, { dummyjson: 1 }), USUAL).map(({ metric, value, expected }) => [metric, value, expected]),
    ).toEqual([
      ['source_share.dummyjson', 1, 0],
      ['source_share.quotable', 0, 1],
    ]);
  });

  test('too short a memory finds nothing', () => {
    expect(findDrift(day(1), USUAL.slice(1))).toEqual([]);
  });

  test('days that never succeeded and empty ones are not remembered', () => {
    const { last_success_at, ...failed } = day(1440);
    expect(last_success_at).toBeDefined();
    expect(findDrift(day(1), [...USUAL.slice(1), failed])).toEqual([]);
    expect(findDrift(day(1), [...USUAL.slice(1), day(0)])).toEqual([]);
  });

  test('a day whose last run failed is remembered by the one before', () => {
    const failure = { at: '2026-11-24T12:00:00.000Z', code: 'check.failed', message: 'no', attempts: 1 };
    const failedSince = USUAL.map((each) => ({ ...each, status: 'failed' as const, failure }));
    expect(findDrift(day(720), failedSince).map(({ metric }) => metric)).toEqual(['rows']);
  });

  test('only figures that the manifest names are watched, and only where they are known', () => {
    const varied = USUAL.map(({ rows }, i) => day(rows, undefined, { variance: 3, unwatched: i }));
    expect(findDrift(day(1440, undefined, { variance: 9, unwatched: 1000 }), varied)).toMatchObject([
      { metric: 'variance', value: 9, expected: 3 },
    ]);
    // A figure that is new has no days to be compared with, one that a day lacks is no 0.
    expect(findDrift(day(1440, undefined, { variance: 9 }), USUAL)).toEqual([]);
    expect(findDrift(day(1440), varied)).toEqual([]);
  });
});

test('the median is the middle of the sorted values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const below = values.filter((value) => value < middle).length;
      const above = values.filter((value) => value > middle).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test('the robust score follows its formula, and a figure that never moved has a floor of spread', () => {
  expect(robustScore(10, [1, 2, 3, 4, 5])).toBeCloseTo(0.6745 * 7, 10);
  expect(robustScore(100.5, [100, 100, 100])).toBeCloseTo(0.6745 * 0.5, 10);
});
