import { type MissingTicks, tickMs, toTick } from '@quote-elt/shared';

/** What became of a stretch of a day's ticks; a row that was stored may have been rejected. */
type TickState = 'stored' | 'rejected' | 'missing' | 'to come';

/** A stretch of ticks of one fate within one hour; minutes from the start of the hour. */
export interface TickRun {
  readonly hour: number;
  readonly from: number;
  readonly to: number;
  readonly state: TickState;
  /** Who answered; only stored ticks have it. */
  readonly source?: string | undefined;
}

/** What is known of the ticks of a day. */
export interface TickFates {
  /** The places of the schedule that left a row, one each `tickSeconds`. */
  readonly slots: ReadonlySet<number>;
  /** The source of those of them whose row can be used. */
  readonly sources: ReadonlyMap<number, string>;
  readonly tickSeconds: number;
  /** Ticks from this second of the day on are to come. */
  readonly untilSecond: number;
}

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;

/** The day as 24 rows of an hour: a tick covers its whole period, over as many hours as that has; neighbours of one fate are one run. */
export function tickStrip({ slots, sources, tickSeconds, untilSecond }: TickFates): TickRun[] {
  const runs: TickRun[] = [];
  for (let slot = 0; slot * tickSeconds < DAY_SECONDS; slot++) {
    const end = Math.min((slot + 1) * tickSeconds, DAY_SECONDS);
    const source = sources.get(slot);
    const stored = source === undefined ? 'rejected' : 'stored';
    const state = slots.has(slot) ? stored : slot * tickSeconds < untilSecond ? 'missing' : 'to come';
    for (let second = slot * tickSeconds; second < end; ) {
      const hour = Math.floor(second / HOUR_SECONDS);
      const until = Math.min(end, (hour + 1) * HOUR_SECONDS);
      const to = (until - hour * HOUR_SECONDS) / 60;
      const last = runs.at(-1);
      if (last?.hour === hour && last.state === state && last.source === source)
        runs[runs.length - 1] = { ...last, to };
      else runs.push({ hour, from: (second - hour * HOUR_SECONDS) / 60, to, state, source });
      second = until;
    }
  }
  return runs;
}

/** Stretches of missing ticks without what is still to come at `asOf`, epoch milliseconds. */
export function missingUntil(ranges: readonly MissingTicks[], tickSeconds: number, asOf: number): MissingTicks[] {
  const periodMs = tickSeconds * 1000;
  return ranges.flatMap(({ from, count }) => {
    const due = Math.min(count, Math.ceil((asOf - tickMs(from)) / periodMs));
    return due <= 0 ? [] : [{ from, to: toTick(tickMs(from) + (due - 1) * periodMs), count: due }];
  });
}
