import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { findDrift, median, robustScore } from '../../src/figures/find-drift.ts';
import { recordOf } from '../contract/ledger.contract.ts';

function day(rows: number, figures: Readonly<Record<string, number | string>> = {}) {
  return recordOf('2026-11-22', { rows, completeness: 1, figures: { named_by_nobody: 'Anon', ...figures } });
}

const NAMED = MODELS.flatMap(({ figures }) => Object.entries(figures?.named ?? {}));
/** The watched figures of the manifest, and the watched families of figures that begin alike. */
const WATCHED = NAMED.flatMap(([name, { watched = false }]) => (watched && !name.endsWith('.') ? [name] : []));
const FAMILIES = NAMED.flatMap(([name, { watched = false }]) => (watched && name.endsWith('.') ? [name] : []));
const UNWATCHED = NAMED.flatMap(([name, { watched = false }]) => (watched || name.endsWith('.') ? [] : [name]));

const USUAL = [1440, 1438, 1440, 1439, 1440, 1440, 1437].map((rows) => day(rows));

describe('drift', () => {
  test('a usual day has none', () => {
    expect(findDrift(day(1439), USUAL)).toEqual([]);
  });

  test('a day with half of the rows is found, with what was expected', () => {
    expect(findDrift(day(720), USUAL)).toEqual([{ metric: 'rows', value: 720, expected: 1440, score: -33.72 }]);
  });

  test.each(FAMILIES)('one of %s that is gone and one that is new are found', (family) => {
    const before = USUAL.map(({ rows }) => day(rows, { [`${family}old`]: 1 }));
    const found = findDrift(day(1440, { [`${family}new`]: 1 }), before);
    expect(found.map(({ metric, value, expected }) => [metric, value, expected])).toEqual([
      [`${family}new`, 1, 0],
      [`${family}old`, 0, 1],
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

  test.each(WATCHED)('%s is watched, and only where it is known', (name) => {
    const before = USUAL.map(({ rows }) => day(rows, { [name]: 3 }));
    expect(findDrift(day(1440, { [name]: 9 }), before)).toMatchObject([{ metric: name, value: 9, expected: 3 }]);
    // A figure that is new has no days to be compared with, one that a day lacks is no 0.
    expect(findDrift(day(1440, { [name]: 9 }), USUAL)).toEqual([]);
    expect(findDrift(day(1440), before)).toEqual([]);
  });

  test.each([...UNWATCHED, 'named by nobody', 'named.by nobody'])('%s is not watched', (name) => {
    const before = USUAL.map(({ rows }, i) => day(rows, { [name]: i }));
    expect(findDrift(day(1440, { [name]: 1000 }), before)).toEqual([]);
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

describe('the limits of drift', () => {
  /** A figure of the record that is watched. */
  const metric = WATCHED.find((name) => !['completeness', 'rows'].includes(name)) ?? 'a watched figure';

  /** Days on which that figure is as given. */
  const days = (values: readonly number[]) => values.map((value) => day(1440, { [metric]: value }));
  const driftOf = (value: number, past: readonly number[]) => findDrift(day(1440, { [metric]: value }), days(past));

  test('a score of 3.5 is none, more than that is, on either side', () => {
    const past = [-0.6745, -0.6745, -0.6745, 0, 0.6745, 0.6745, 0.6745];
    expect([robustScore(3.5, past), robustScore(-3.5, past)]).toEqual([3.5, -3.5]);
    expect([driftOf(3.5, past), driftOf(-3.5, past)]).toEqual([[], []]);
    expect([driftOf(3.51, past), driftOf(-3.51, past)]).toEqual([
      [{ metric, value: 3.51, expected: 0, score: 3.51 }],
      [{ metric, value: -3.51, expected: 0, score: -3.51 }],
    ]);
  });

  test('seven days are a memory, six are none', () => {
    const seven = Array.from({ length: 7 }, () => 3);
    expect(driftOf(9, seven)).toHaveLength(1);
    expect(driftOf(9, seven.slice(1))).toEqual([]);
  });

  test('a figure needs seven days that know it', () => {
    const today = day(1440, { [metric]: 9 });
    const knownOn = (count: number) => [...USUAL, ...days(Array.from({ length: count }, () => 3))];
    expect(findDrift(today, knownOn(6))).toEqual([]);
    expect(findDrift(today, knownOn(7))).toMatchObject([{ metric, expected: 3 }]);
  });

  test('findings stand in the order of their names', () => {
    const odd = { ...day(1, { [metric]: 9 }), completeness: 0.001 };
    const usual = USUAL.map(() => day(1440, { [metric]: 3 }));
    expect(findDrift(odd, usual).map((each) => each.metric)).toEqual(['completeness', 'rows', metric].sort());
  });

  test('a figure that a day gives as a text is not compared', () => {
    const text = { ...day(1440), figures: { [metric]: '9' } };
    expect(findDrift(text, days([3, 3, 3, 3, 3, 3, 3]))).toEqual([]);
  });
});

test.each([
  [[], 0],
  [[7], 7],
  [[1, 2], 1.5],
  [[10, 9, 100], 10],
  [[-5, -10, 3, 4], -1],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  ['a hundredth of the median', 110, [100, 100, 100], 6.745],
  ['a millionth where the median is 0', 0.000001, [0, 0, 0], 0.6745],
  ['a hundredth of it, whatever its sign', -110, [-100, -100, -100], -6.745],
])('the spread is at least %s', (_name, value, past, score) => {
  expect(robustScore(value, past)).toBeCloseTo(score, 10);
});
