import { expect, test } from 'vitest';
import { chartSvg } from '../../src/charts/draw-chart.ts';
import { trend } from '../../src/charts/trend.ts';
import { formatShare } from '../../src/terminal/format.ts';
import { hintsOf } from '../marks.ts';

const drawn = (values: readonly (readonly [date: string, value: number | null])[]) => {
  const points = values.map(([date, value]) => ({ date, value, drifted: value !== null && value < 0.5 }));
  return chartSvg(trend('a trend', points, { format: formatShare, isShare: true }), 410);
};

/** The labels of the axis of shares, from the bottom. */
const sharesOn = (svg: string) => [...svg.matchAll(/>([\d.]+) %<\/text>/g)].map(([, share]) => Number(share));

test.each([
  [
    [1, 1],
    [90, 95, 100],
  ],
  [
    [0.97, 0.99],
    [90, 95, 100],
  ],
  [
    [0.42, 1],
    [40, 70, 100],
  ],
  [
    [0, 0.004],
    [0, 50, 100],
  ],
])('the axis of shares of %j ends at 100 %%', ([first = 0, last = 0], labels) => {
  expect(
    sharesOn(
      drawn([
        ['2026-11-01', first],
        ['2026-11-02', last],
      ]),
    ),
  ).toEqual(labels);
});

test('a day that is missing, and one without the figure, are gaps, and a day between two gaps keeps its mark', () => {
  const svg = drawn([
    ['2026-11-01', 1],
    ['2026-11-02', 1],
    ['2026-11-05', 0.4],
    ['2026-11-06', null],
    ['2026-11-07', 1],
  ]);
  expect(hintsOf(svg)).toEqual([
    '2026-11-01: 100.0 %',
    '2026-11-02: 100.0 %',
    '2026-11-05: 40.0 %, far from the days before',
    '2026-11-07: 100.0 %',
  ]);
  // Only neighbours are joined by a line.
  const [, line = ''] = /<path d="([^"]*)" fill="none"/.exec(svg) ?? [];
  expect(
    line
      .split('M')
      .slice(1)
      .map((piece) => piece.split('L').length),
  ).toEqual([2]);
});
