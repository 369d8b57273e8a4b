import { expect, test } from 'vitest';
import { compare } from '../src/compare.ts';
import { measure, type Run, WAYS } from '../src/measure.ts';
import { benchTable } from '../src/table.ts';

test('the ways compute the same marts of the same rows', async () => {
  let ran = 0;
  const runs = await measure(1440, 0, 1, 512, () => {
    ran++;
  });
  expect(ran).toBe(WAYS.length);
  expect(compare(1440, 0, runs)).toMatchObject({ same_marts: true, ours_over_floor: null, obvious_over_ours: null });
  expect(Object.keys(runs.ours[0]?.marts ?? {})).toEqual(['quotes_fact', 'quotes_agg', 'quote_stats']);
});

/** Five runs of a way, the fastest of `ms` milliseconds. */
function runsOf(ms: number, rows: number, hash = 'same'): Run[] {
  return [3, 2, 1, 2, 3].map((times) => ({
    wall_ms: ms * times,
    rows,
    peak_mb: 100 * times,
    marts: { quotes_agg: hash },
  }));
}

test('ratios are of the fastest of at least five runs, peaks the worst', () => {
  const runs = { floor: runsOf(100, 0), obvious: runsOf(800, 10), ours: runsOf(200, 10) };
  expect(compare(10, 25, runs)).toMatchObject({
    ours_over_floor: 2,
    obvious_over_ours: 4,
    ours_peak_mb: 300,
    same_marts: true,
  });
  const few = { floor: runs.floor.slice(1), obvious: runs.obvious.slice(1), ours: runs.ours.slice(1) };
  const held = compare(10, 25, few);
  expect(held).toMatchObject({ ours_over_floor: null, obvious_over_ours: null });
  expect(benchTable(4, [held])).toContain('no ratios from fewer than 5 runs');
});

test('other marts, or other rows, are told', () => {
  const runs = { floor: runsOf(100, 0), obvious: runsOf(800, 10, 'other'), ours: runsOf(200, 10) };
  expect(compare(10, 0, runs).same_marts).toBe(false);
  expect(compare(11, 0, { ...runs, obvious: runsOf(800, 10) }).same_marts).toBe(false);
});
