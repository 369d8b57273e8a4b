import type { Chart } from './chart.ts';
import { INK, NAME_AXIS, VALUE_AXIS } from './ink.ts';

/** One day of a trend; `drifted` when its figure was found far from those before it. */
export interface TrendPoint {
  readonly date: string;
  readonly value: number | null;
  readonly drifted: boolean;
}

/** A figure over the recorded days; drifted days are marked. */
export function trend(label: string, points: readonly TrendPoint[], format: (value: number) => string): Chart {
  return {
    label,
    height: () => 170,
    option: () => ({
      grid: { left: 50, right: 12, top: 14, bottom: 26 },
      xAxis: {
        ...NAME_AXIS,
        data: points.map(({ date }) => date.slice(5)),
        axisLabel: { color: INK.muted, hideOverlap: true },
      },
      yAxis: { ...VALUE_AXIS, scale: true, splitNumber: 3, axisLabel: { color: INK.muted, formatter: format } },
      series: [
        {
          type: 'line',
          silent: true,
          lineStyle: { color: INK.accent, width: 2 },
          data: points.map(({ value, drifted }) => ({
            value,
            symbol: drifted ? 'diamond' : 'circle',
            symbolSize: drifted ? 11 : 5,
            itemStyle: { color: drifted ? INK.alert : INK.accent },
          })),
        },
      ],
    }),
  };
}
