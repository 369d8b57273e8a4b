import type { Chart } from './chart.ts';
import { drawRun } from './draw-run.ts';
import { HOUR_NAMES } from './hour-names.ts';
import { INK, KIND_INKS, LEGEND, NAME_AXIS, VALUE_AXIS } from './ink.ts';
import type { TickRun } from './tick-strip.ts';

const ROW_HEIGHT = 8;

/** Sources beyond those that have a colour of their own. */
const OTHERS = 'other sources';

/** Room that a name has in the legend, in pixels: one at each end of the narrowest screen. */
const NAME_WIDTH = 120;

/** What is drawn in one colour. */
interface Kind {
  readonly name: string;
  readonly fill: string;
  readonly runs: readonly TickRun[];
}

/** 24 hours of 60 minutes, each tick in the colour of who answered, or of its fate; `sources` are the names, most frequent first. */
export function completenessStrip(runs: readonly TickRun[], sources: readonly string[], label: string): Chart {
  const kinds = kindsOf(runs, sources);
  return {
    label,
    height: () => 24 * ROW_HEIGHT + 52 + (kinds.length > 2 ? 22 : 0),
    hints: kinds.map(({ name, runs: drawn }) =>
      drawn.map(({ hour, from, to }) => `${clock(hour * 60 + from)} to ${clock(hour * 60 + to)}: ${name}`),
    ),
    option: () => ({
      legend: {
        ...LEGEND,
        textStyle: { color: INK.muted, width: NAME_WIDTH, overflow: 'truncate' },
        // A series takes its place in the legend by its name; a source may be called as a fate is.
        data: kinds.map((_, place) => String(place)),
        formatter: (place: string) => kinds[Number(place)]?.name ?? '',
      },
      grid: { left: 46, right: 12, top: 4, bottom: 44 + (kinds.length > 2 ? 22 : 0) },
      xAxis: { ...VALUE_AXIS, min: 0, max: 60, interval: 10, splitLine: { show: false } },
      yAxis: {
        ...NAME_AXIS,
        inverse: true,
        axisLabel: { color: INK.muted, fontSize: 11, interval: 2 },
        data: HOUR_NAMES,
      },
      series: kinds.map(({ fill, runs: drawn }, place) => ({
        type: 'custom',
        name: String(place),
        itemStyle: { color: fill },
        renderItem: drawRun({ fill, rowHeight: ROW_HEIGHT, gap: 1.5 }),
        encode: { x: [0, 1], y: 2 },
        data: drawn.map(({ from, to, hour }) => [from, to, hour]),
      })),
    }),
  };
}

/** The kinds that the day has, missing ticks last, so that a single one is drawn over its neighbours. */
function kindsOf(runs: readonly TickRun[], sources: readonly string[]): Kind[] {
  const [first = INK.stored, ...more] = KIND_INKS;
  const named = sources.slice(0, KIND_INKS.length - 1);
  const others = new Set(sources.slice(named.length));
  const stored = (fill: string, name: string, has: (source: string) => boolean) => ({
    name,
    fill,
    runs: runs.filter(({ state, source }) => state === 'stored' && source !== undefined && has(source)),
  });
  const of = (state: TickRun['state'], fill: string) => ({
    name: state,
    fill,
    runs: runs.filter((run) => run.state === state),
  });
  return [
    ...named.map((name, place) => stored([first, ...more][place] ?? first, name, (source) => source === name)),
    stored(KIND_INKS.at(-1) ?? first, OTHERS, (source) => others.has(source)),
    of('to come', INK.faint),
    of('rejected', INK.muted),
    of('missing', INK.alert),
  ].filter(({ runs: drawn }) => drawn.length > 0);
}

/** A minute of the day as `07:30`; one that is no whole minute with its seconds. */
function clock(minute: number): string {
  const seconds = Math.round(minute * 60);
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    ...(seconds % 60 === 0 ? [] : [seconds % 60]),
  ];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
