import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import { formatShare } from '../terminal/format.ts';
import type { Chart } from './chart.ts';
import { HEAT_LEVELS, type HeatHour, type HeatLevel, heatLevelOf } from './heat-level.ts';
import { HOUR_NAMES, hourName } from './hour-names.ts';
import { INK, LEGEND, NAME_AXIS } from './ink.ts';

const ROW_HEIGHT = 9;

/** A day of a heat map. */
export interface HeatDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Its 24 hours. */
  readonly hours: readonly HeatHour[];
  /** What is said of the whole day besides, where it is pointed at. */
  readonly note?: string | undefined;
}

/** Hours of a day, one after the other, that are alike. */
interface HeatRun {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly hint: string;
}

/** Days beside each other, oldest first, each of 24 hours from top to bottom in the colour of their completeness. */
export function heatMap(days: readonly HeatDay[], label: string): Chart {
  const runs = days.flatMap(runsOf);
  const drawn = HEAT_LEVELS.map((level, place) => ({ level, runs: runs.filter((run) => run.level === place) })).filter(
    (each) => each.runs.length > 0,
  );
  const legendRows = (width: number) => Math.ceil(drawn.length / (width < 500 ? 2 : 6));
  return {
    label,
    height: (width) => 24 * ROW_HEIGHT + 34 + legendRows(width) * 22,
    hints: drawn.map((each) => each.runs.map(({ hint }) => hint)),
    option: (width) => ({
      legend: { ...LEGEND, data: drawn.map(({ level }) => level.name) },
      grid: { left: 46, right: 12, top: 6, bottom: 28 + legendRows(width) * 22 },
      xAxis: {
        ...NAME_AXIS,
        data: days.map(({ date }) => date.slice(5)),
        axisLabel: { color: INK.muted, hideOverlap: true },
        axisLine: { show: false },
      },
      yAxis: {
        ...NAME_AXIS,
        inverse: true,
        axisLabel: { color: INK.muted, fontSize: 11, interval: 5 },
        axisLine: { show: false },
        data: HOUR_NAMES,
      },
      series: drawn.map(({ level, runs: ofLevel }) => ({
        type: 'custom',
        name: level.name,
        itemStyle: { color: level.fill, borderColor: level.stroke ?? 'none' },
        renderItem: drawHours(level),
        encode: { x: 0, y: [1, 2] },
        data: ofLevel.map(({ day, from, to }) => [day, from, to - 1]),
      })),
    }),
  };
}

function runsOf({ date, hours, note }: HeatDay, day: number): HeatRun[] {
  const starts = hours.flatMap((hour, place) => (place > 0 && hour === hours[place - 1] ? [] : [place]));
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? hours.length;
    const hour = hours[from] ?? 'not counted';
    const words = typeof hour === 'number' ? formatShare(hour) : hour;
    const span = to - from === 24 ? '' : `, ${hourName(from)} to ${hourName(to)}`;
    return {
      day,
      from,
      to,
      level: heatLevelOf(hour),
      hint: `${date}${span}: ${words}${note === undefined ? '' : `, ${note}`}`,
    };
  });
}

/** Draws a datum of `[day, first hour, last hour]`. */
function drawHours({ fill, stroke, glows }: HeatLevel): CustomSeriesRenderItem {
  return (_params, api) => {
    const [middle = 0, top = 0] = api.coord([api.value(0), api.value(1)]);
    const [, bottom = 0] = api.coord([api.value(0), api.value(2)]);
    const [column = 0] = [api.size?.([1, 1])].flat().map(Number);
    const width = Math.max(column - (column > 5 ? 1 : 0.4), 1);
    const shape = { x: middle - width / 2, y: top - ROW_HEIGHT / 2, width, height: bottom - top + ROW_HEIGHT };
    return {
      type: 'rect',
      shape,
      style: {
        fill,
        ...(stroke === undefined ? {} : { stroke, lineWidth: 0.5 }),
        ...(glows ? { shadowBlur: 7, shadowColor: fill } : {}),
      },
    };
  };
}
