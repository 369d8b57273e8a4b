import { formatCount } from '../terminal/format.ts';
import type { Chart } from './chart.ts';
import { INK, NAME_AXIS, VALUE_AXIS } from './ink.ts';

/** How many came once, twice and so on, by that number; numbers that none has keep their place on the axis, which `axisName` names. */
export function countHistogram(label: string, axisName: string, counts: ReadonlyMap<number, number>): Chart {
  const axis = Array.from({ length: Math.max(...counts.keys(), 1) }, (_, index) => index + 1);
  return {
    label,
    height: () => 240,
    hints: [axis.map((count) => `${formatCount(count)}: ${formatCount(counts.get(count) ?? 0)}`)],
    option: () => ({
      grid: { left: 48, right: 8, top: 12, bottom: 44 },
      xAxis: {
        ...NAME_AXIS,
        data: axis.map(formatCount),
        axisLabel: { color: INK.text, hideOverlap: true },
        name: axisName,
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: INK.muted },
      },
      yAxis: { ...VALUE_AXIS, minInterval: 1, axisLabel: { color: INK.muted, formatter: formatCount } },
      series: [
        {
          type: 'bar',
          barMaxWidth: 48,
          // A single one among hundreds stays visible.
          barMinHeight: 2,
          itemStyle: { color: INK.accent },
          data: axis.map((count) => counts.get(count) ?? null),
        },
      ],
    }),
  };
}
