import { expect, test } from 'vitest';
import { compare } from '../src/compare.ts';
import { measure, type Run, WAYS, type Way } from '../src/measure.ts';
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
    cpu_s: times,
    marts: { quotes_agg: hash },
  }));
}

/** The runs of every way, of which the obvious one has these. */
function allRuns(obvious: Run[]): Record<Way, Run[]> {
  return {
    wire: runsOf(50, 0),
    floor: runsOf(100, 0),
    obvious,
    streamed: runsOf(400, 10),
    ours: runsOf(200, 10),
  };
}

test('ratios are of the fastest of at least five runs, peaks the worst', () => {
  const runs = allRuns(runsOf(800, 10));
  expect(compare(10, 25, runs)).toMatchObject({
    ours_over_floor: 2,
    obvious_over_ours: 4,
    ours_peak_mb: 300,
    same_marts: true,
  });
  const few = { ...runs, ours: runs.ours.slice(1) };
  const held = compare(10, 25, few);
  expect(held).toMatchObject({ ours_over_floor: null, obvious_over_ours: null });
  expect(benchTable(4, [held])).toContain('no ratios from fewer than 5 runs');
});

test('other marts, or other rows, are reported', () => {
  const runs = allRuns(runsOf(800, 10, 'other'));
  expect(compare(10, 0, runs).same_marts).toBe(false);
  expect(compare(11, 0, { ...runs, obvious: runsOf(800, 10) }).same_marts).toBe(false);
});
