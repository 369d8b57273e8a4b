import type { Run, Way } from './measure.ts';

/** Ratios of fewer runs than this say more about the machine than about the code. */
export const MIN_RUNS = 5;

/** One line of the bench; times are the minimum of the runs, in milliseconds; ratios are null with too few runs. */
export interface Comparison {
  readonly items: number;
  readonly latency_ms: number;
  /** Bare HTTP, without the SDK. */
  readonly wire_ms: number;
  /** The SDK's signed queries for whole items, with bodies dropped: the floor of earlier figures. */
  readonly whole_floor_ms: number;
  /** The same for the attributes that every other way asks for. */
  readonly floor_ms: number;
  readonly obvious_ms: number;
  /** The obvious way with a stream instead of an array. */
  readonly streamed_ms: number;
  readonly ours_ms: number;
  readonly ours_peak_mb: number;
  readonly obvious_peak_mb: number;
  /** CPU seconds of the run that took fewest. */
  readonly ours_cpu_s: number;
  readonly obvious_cpu_s: number;
  readonly ours_over_floor: number | null;
  readonly ours_over_whole_floor: number | null;
  readonly obvious_over_ours: number | null;
  readonly same_marts: boolean;
  /** Steps of our fastest run. */
  readonly ours_steps_ms: Readonly<Record<string, number>>;
}

/** Compares the runs of the ways over one size and latency. */
export function compare(items: number, latency_ms: number, runs: Readonly<Record<Way, readonly Run[]>>): Comparison {
  const fastest = (way: Way) => runs[way].reduce((a, b) => (b.wall_ms < a.wall_ms ? b : a));
  const [wholeFloor, floor] = [fastest('whole_floor'), fastest('floor')];
  const [obvious, ours] = [fastest('obvious'), fastest('ours')];
  const leastCpu = (way: Way) => round(Math.min(...runs[way].map(({ cpu_s }) => cpu_s)), 2);
  const ratio = (a: Run, b: Run) => (runs.ours.length < MIN_RUNS ? null : round(a.wall_ms / b.wall_ms, 2));
  return {
    items,
    latency_ms,
    wire_ms: round(fastest('wire').wall_ms, 0),
    whole_floor_ms: round(wholeFloor.wall_ms, 0),
    floor_ms: round(floor.wall_ms, 0),
    obvious_ms: round(obvious.wall_ms, 0),
    streamed_ms: round(fastest('streamed').wall_ms, 0),
    ours_ms: round(ours.wall_ms, 0),
    ours_peak_mb: Math.max(...runs.ours.map(({ peak_mb }) => peak_mb)),
    obvious_peak_mb: Math.max(...runs.obvious.map(({ peak_mb }) => peak_mb)),
    ours_cpu_s: leastCpu('ours'),
    obvious_cpu_s: leastCpu('obvious'),
    ours_over_floor: ratio(ours, floor),
    ours_over_whole_floor: ratio(ours, wholeFloor),
    obvious_over_ours: ratio(obvious, ours),
    same_marts: [...runs.ours, ...runs.obvious, ...runs.streamed].every(
      ({ rows, marts }) => rows === items && JSON.stringify(marts) === JSON.stringify(ours.marts),
    ),
    ours_steps_ms: ours.steps_ms ?? {},
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
