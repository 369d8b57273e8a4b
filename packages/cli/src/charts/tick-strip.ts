import { type MissingTicks, tickMs, toTick } from '@quote-elt/shared';

/** What became of a stretch of a day's ticks. */
export type TickState = 'stored' | 'missing' | 'to come';

/** A stretch of ticks of one fate within one hour; minutes from the start of the hour. */
export interface TickRun {
  readonly hour: number;
  readonly from: number;
  readonly to: number;
  readonly state: TickState;
}

/**
 * The day as 24 rows of an hour: neighbouring ticks of one fate are one run. `slots` are the places of the schedule that
 * left a row, one each `tickSeconds`; ticks from `untilSecond` of the day on are to come.
 */
export function tickStrip(slots: ReadonlySet<number>, tickSeconds: number, untilSecond: number): TickRun[] {
  const runs: TickRun[] = [];
  for (let slot = 0; slot * tickSeconds < 86_400; slot++) {
    const second = slot * tickSeconds;
    const hour = Math.floor(second / 3600);
    const from = (second % 3600) / 60;
    const to = Math.min(from + tickSeconds / 60, 60);
    const state = slots.has(slot) ? 'stored' : second < untilSecond ? 'missing' : 'to come';
    const last = runs.at(-1);
    if (last?.hour === hour && last.state === state) runs[runs.length - 1] = { ...last, to };
    else runs.push({ hour, from, to, state });
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
