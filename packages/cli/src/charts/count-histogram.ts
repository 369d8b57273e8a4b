import type { DayFigures } from '../report/data/day-figures.ts';
import { type Chart, INK, NAME_AXIS, VALUE_AXIS } from './draw-chart.ts';

/** How many quotes came once, twice and so on; counts that no quote has keep their place on the axis. */
export function countHistogram(counts: DayFigures['countsOfCounts']): Chart {
  const quotesOf = new Map(counts.map(({ quote_count, quotes }) => [quote_count, quotes]));
  const highest = Math.max(...quotesOf.keys(), 1);
  const axis = Array.from({ length: highest }, (_, index) => index + 1);
  return {
    label: `Histogram: how many quotes came once, twice and so on, up to ${highest} times`,
    height: () => 240,
    option: () => ({
      grid: { left: 44, right: 8, top: 12, bottom: 44 },
      xAxis: {
        ...NAME_AXIS,
        data: axis.map(String),
        name: 'times a quote came',
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: INK.muted },
      },
      yAxis: { ...VALUE_AXIS, minInterval: 1 },
      series: [
        {
          type: 'bar',
          silent: true,
          itemStyle: { color: INK.accent },
          data: axis.map((count) => quotesOf.get(count) ?? 0),
        },
      ],
    }),
  };
}
