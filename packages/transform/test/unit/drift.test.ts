import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDrift, median, robustScore } from '../../src/drift.ts';
import { recordOf } from '../contract/ledger.contract.ts';

function day(rows: number, source_shares: Record<string, number> = { quotable: 1 }) {
  return {
    ...recordOf('2026-11-22'),
    rows,
    completeness: 1,
    profile: { source_shares, mean_length: 80, hourly_completeness: Array<number>(24).fill(1) },
  };
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

  test('failed and empty days are not remembered', () => {
    const failed = USUAL.map((each) => ({ ...each, status: 'failed' as const }));
    expect(findDrift(day(1), failed)).toEqual([]);
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
