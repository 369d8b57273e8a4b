import { expect, test } from 'vitest';
import { coldTable, missedAims } from '../src/cold-aims.ts';
import { compare } from '../src/compare.ts';
import { measure, type Run, WAYS, type Way } from '../src/measure.ts';
import { SIZES_HEAD, sizeRow, sizesFoot, stepsTable } from '../src/table.ts';

test('the ways compute the same marts of the same rows', async () => {
  let ran = 0;
  const onRun = () => {
    ran++;
  };
  const runs = await measure(1440, 0, { runs: 1, memoryMb: 512, heapMb: 1024, onRun });
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
    whole_floor: runsOf(125, 0),
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
    ours_over_whole_floor: 1.6,
    ours_cpu_s: 1,
    obvious_over_ours: 4,
    ours_peak_mb: 300,
    same_marts: true,
  });
  const few = { ...runs, ours: runs.ours.slice(1) };
  const held = compare(10, 25, few);
  expect(held).toMatchObject({ ours_over_floor: null, obvious_over_ours: null });
  expect(sizesFoot(4)).toContain('no ratios from fewer than 5 runs');
  expect(sizesFoot(5)).not.toContain('no ratios');
  expect(
    sizeRow(held)
      .split('|')
      .map((cell) => cell.trim()),
  ).toContain('—');
});

test('other marts, or other rows, are reported', () => {
  const runs = allRuns(runsOf(800, 10, 'other'));
  expect(compare(10, 0, runs).same_marts).toBe(false);
  expect(compare(11, 0, { ...runs, obvious: runsOf(800, 10) }).same_marts).toBe(false);
});

test('where the time goes is a table of each size without latency', () => {
  const of = (items: number, latency: number) => {
    const [run, ...more] = runsOf(200, items);
    const ours = run === undefined ? [] : [{ ...run, wall_ms: 1, steps_ms: { load: 74.4, hash: 9 } }, ...more];
    return compare(items, latency, { ...allRuns(runsOf(800, items)), ours });
  };
  const cells = stepsTable([of(10, 0), of(10, 25), of(2000, 0)])
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect([cells[0], ...cells.slice(2)]).toEqual([
    ['items, 0 ms', 'load', 'hash'],
    ['10', '74 ms', '9 ms'],
    ['2,000', '74 ms', '9 ms'],
  ]);
});

test('the lines of a size have as many cells as their heading', () => {
  const cells = (line: string) => line.split('|').length;
  const [names = '', rule = ''] = SIZES_HEAD.split('\n');
  const row = sizeRow(compare(10, 25, allRuns(runsOf(800, 10))));
  expect([cells(rule), cells(row)]).toEqual([cells(names), cells(names)]);
});

test('a start that takes longer than it may is named, and no other', () => {
  const start = { warm_ms: 1, peak_mb: 1, bundle_bytes: 1 };
  const starts = (init_ms: number, first_ms: number) => ({
    bare_node_ms: 20,
    ingest: { ...start, init_ms: 120, first_ms: 60 },
    transform: { ...start, init_ms, first_ms },
  });
  expect(missedAims(starts(175, 165))).toEqual([]);
  expect(missedAims(starts(175.1, 165.1))).toEqual([
    'transform init_ms 175.1, at most 175',
    'transform first_ms 165.1, at most 165',
  ]);
  expect(coldTable(starts(1, 2))).toMatch(/transform \| +1 ms \| +175 ms \| +2 ms \| +165 ms/);
});
