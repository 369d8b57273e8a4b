import { expect, test } from 'vitest';
import { hourlyCompleteness, profileOf } from '../../src/profile.ts';
import { attributesAt, withModels } from '../support.ts';

test('the profile tells sources, mean length and completeness by hour', async () => {
  const items = [
    attributesAt(0, 'four'),
    attributesAt(61, 'sixsix'),
    attributesAt(62, 'eight888', { source: { S: 'dummyjson' } }),
  ];
  await withModels(items, async (db) => {
    expect(await profileOf(db, 60, new Set([0, 61, 62]))).toEqual({
      source_shares: { dummyjson: 1 / 3, quotable: 2 / 3 },
      mean_length: 6,
      hourly_completeness: [1 / 60, 2 / 60, ...Array<number>(22).fill(0)],
    });
  });
});

test('an hour in which no tick is due is complete', () => {
  const everySixHours = hourlyCompleteness(6 * 3600, new Set([0, 2]));
  expect(everySixHours.map((share, hour) => [hour, share]).filter(([, share]) => share !== 1)).toEqual([
    [6, 0],
    [18, 0],
  ]);
});
