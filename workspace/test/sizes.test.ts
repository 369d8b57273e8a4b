import { describe, expect, test } from 'vitest';
import { TRACKED, textOf } from './tracked-files.ts';

const CODE = TRACKED.filter((path) => /\.(?:[cm]?[jt]s|sql)$/.test(path));
const SOURCES = CODE.filter((path) =>
  /^(?:(?:packages\/[^/]+|bench|engines|mutate)\/(?:src|models|scripts)|scripts)\//.test(path),
);
const TESTS = CODE.filter((path) => /^(?:packages\/[^/]+|bench|engines|mutate|workspace)\/test\//.test(path));

/** The twin of staging for Trino is one select, and writes out what functions of TypeScript do where DuckDB runs it. */
const ONE_SELECT = ['packages/transform/models/trino/stg_quotes.sql'].filter((path) => TRACKED.includes(path));

const linesOf = (path: string) => textOf(path).split('\n').length - 1;
const longerThan = (lines: number, paths: readonly string[]) => paths.filter((path) => linesOf(path) > lines);

/** The number in the middle of a list, in the order of their sizes. */
function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

test('the median is the middle of the numbers, in whatever order they are', () => {
  expect([[7], [3, 100, 1], [9, 1, 5, 2, 4]].map(median)).toEqual([7, 3, 4]);
});

describe('a file of sources holds one idea', () => {
  test('half of them have at most 50 lines', () => {
    expect(SOURCES.length).toBeGreaterThan(400);
    expect(median(SOURCES.map(linesOf))).toBeLessThanOrEqual(50);
  });

  test('none has more than 200, but for a select that cannot be parted', () => {
    expect(longerThan(200, SOURCES)).toEqual(ONE_SELECT);
  });
});

test('no file of tests has more than 200 lines', () => {
  expect(TESTS.length).toBeGreaterThan(250);
  expect(longerThan(200, TESTS)).toEqual([]);
});
