import type { Chart } from './chart.ts';
import { INK, VALUE_AXIS } from './ink.ts';

/** One day of a trend; `drifted` when its figure was found far from those before it. */
export interface TrendPoint {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly value: number | null;
  readonly drifted: boolean;
}

/** How the figure of a trend is written, and whether it is a part of one, which ends at 1. */
export interface TrendScale {
  readonly format: (value: number) => string;
  readonly isShare: boolean;
}

const DAY_MS = 86_400_000;

/** A figure over days, oldest first, on an axis of time: a day without a value is a gap, and drifted days are marked. */
export function trend(label: string, points: readonly TrendPoint[], { format, isShare }: TrendScale): Chart {
  const days = filled(points);
  return {
    label,
    height: () => 170,
    hints: [
      days.map(({ date, value, drifted }) =>
        value === null ? date : `${date}: ${format(value)}${drifted ? ', far from the days before' : ''}`,
      ),
    ],
    option: () => ({
      useUTC: true,
      grid: { left: 8, right: 16, top: 14, bottom: 4, containLabel: true },
      xAxis: {
        type: 'time',
        minInterval: DAY_MS,
        axisLabel: { color: INK.muted, hideOverlap: true, formatter: '{MM}-{dd}' },
        axisLine: { lineStyle: { color: INK.line } },
        axisTick: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        ...VALUE_AXIS,
        ...(isShare ? shareAxis(points) : { scale: true, splitNumber: 3 }),
        axisLabel: { color: INK.muted, formatter: format },
      },
      series: [
        {
          type: 'line',
          // Where marks are many ECharts may leave some out, an outage among them.
          showAllSymbol: true,
          lineStyle: { color: INK.accent, width: 2 },
          data: days.map(({ date, value, drifted }) => ({
            value: [Date.parse(date), value],
            symbol: drifted ? 'diamond' : 'circle',
            symbolSize: drifted ? 11 : 4,
            itemStyle: { color: drifted ? INK.alert : INK.accent, borderWidth: 0 },
          })),
        },
      ],
    }),
  };
}

/** The points with each day between them that has none. */
function filled(points: readonly TrendPoint[]): TrendPoint[] {
  return points.flatMap((point, place) => {
    const before = points[place - 1];
    const gap = before === undefined ? 1 : Math.round((Date.parse(point.date) - Date.parse(before.date)) / DAY_MS);
    const between = Array.from({ length: gap - 1 }, (_, index) => {
      const date = new Date(Date.parse(point.date) - (gap - 1 - index) * DAY_MS).toISOString().slice(0, 10);
      return { date, value: null, drifted: false };
    });
    return [...between, point];
  });
}

/** An axis of shares that ends at 1, in halves from the tenth below the least value. */
function shareAxis(points: readonly TrendPoint[]) {
  const least = Math.min(1, ...points.flatMap(({ value }) => value ?? []));
  const min = Math.min(Math.floor(least * 10) / 10, 0.9);
  return { min, max: 1, interval: (1 - min) / 2 };
}
