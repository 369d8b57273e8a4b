import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import type { Chart } from './chart.ts';
import { INK, NAME_AXIS, VALUE_AXIS } from './ink.ts';
import type { TickRun, TickState } from './tick-strip.ts';

const ROW_HEIGHT = 16;

const COLOURS: Readonly<Record<TickState, string>> = {
  stored: INK.stored,
  missing: INK.alert,
  'to come': INK.faint,
};

/** 24 hours of 60 minutes, each tick in the colour of its fate. */
export function completenessStrip(runs: readonly TickRun[], label: string): Chart {
  return {
    label,
    height: () => 24 * ROW_HEIGHT + 48,
    option: () => ({
      legend: {
        bottom: 0,
        itemGap: 20,
        itemWidth: 14,
        itemHeight: 10,
        textStyle: { color: INK.muted },
        selectedMode: false,
        data: Object.keys(COLOURS),
      },
      grid: { left: 46, right: 10, top: 4, bottom: 44 },
      xAxis: { ...VALUE_AXIS, min: 0, max: 60, interval: 10, splitLine: { show: false } },
      yAxis: {
        ...NAME_AXIS,
        inverse: true,
        axisLabel: { color: INK.muted, fontSize: 11, interval: 2 },
        data: Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`),
      },
      series: Object.entries(COLOURS).map(([state, color]) => ({
        type: 'custom',
        silent: true,
        name: state,
        itemStyle: { color },
        renderItem: drawRun(color),
        encode: { x: [0, 1], y: 2 },
        data: runs.filter((run) => run.state === state).map(({ from, to, hour }) => [from, to, hour]),
      })),
    }),
  };
}

function drawRun(fill: string): CustomSeriesRenderItem {
  return (_params, api) => {
    const [left = 0, middle = 0] = api.coord([api.value(0), api.value(2)]);
    const [right = 0] = api.coord([api.value(1), api.value(2)]);
    const height = ROW_HEIGHT - 3;
    // A single missing minute stays visible on the narrowest screen.
    const width = Math.max(right - left - 0.5, 2);
    return { type: 'rect', shape: { x: left, y: middle - height / 2, width, height }, style: { fill } };
  };
}
