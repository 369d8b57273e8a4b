import { formatNumber } from '../terminal/format.ts';
import type { Chart } from './chart.ts';
import { INK, NAME_AXIS } from './ink.ts';

/** One bar of a ranking. */
export interface Ranked {
  readonly name: string;
  readonly value: number;
}

const ROW_HEIGHT = 40;

/** Names over bars, the first on top; long names are cut to the width. */
export function ranking(label: string, rows: readonly Ranked[]): Chart {
  return {
    label,
    height: () => rows.length * ROW_HEIGHT + 16,
    hints: [rows.map(({ name, value }) => `${name}: ${formatNumber(value)}`)],
    option: (width) => ({
      grid: { left: 2, right: 52, top: 16, bottom: 0 },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        ...NAME_AXIS,
        inverse: true,
        data: rows.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: {
          inside: true,
          color: INK.text,
          fontSize: 13,
          width: width - 20,
          overflow: 'truncate',
          verticalAlign: 'bottom',
          padding: [0, 0, 8, -8],
        },
        z: 10,
      },
      series: [
        {
          type: 'bar',
          barWidth: 9,
          itemStyle: { color: INK.accent, borderRadius: 2 },
          label: {
            show: true,
            position: 'right',
            color: INK.muted,
            formatter: ({ value }: { value: number }) => formatNumber(value),
          },
          data: rows.map(({ value }) => value),
        },
      ],
    }),
  };
}
