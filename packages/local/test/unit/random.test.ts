import { expect, test } from 'vitest';
import { keyedRandom } from '../../src/index.ts';

const drawn = (seed: number, key: string) => {
  const random = keyedRandom(seed, key);
  return [random(), random(), random()];
};

test('a key always has the same stream, and another key or seed another one', () => {
  expect(drawn(7, 'a fault')).toEqual(drawn(7, 'a fault'));
  const streams = [drawn(7, 'a fault'), drawn(8, 'a fault'), drawn(7, 'a fault '), drawn(7, 'b fault'), drawn(7, '')];
  expect(new Set(streams.flat()).size).toBe(15);
});

test('the first numbers of many keys are spread evenly', () => {
  const firsts = Array.from({ length: 10_000 }, (_, minute) => keyedRandom(1, `kind ${minute}`)());
  for (const share of [0.01, 0.1, 0.5])
    expect(Math.abs(firsts.filter((first) => first < share).length / 10_000 - share)).toBeLessThan(0.02);
});
