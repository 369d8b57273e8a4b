import { type RunRecord, ticksOfDay } from '@quote-elt/shared';

/** The places of a day's schedule that left a row, by what its record lacks; undefined where the record names only the longest of the missing ranges. */
export function recordedSlots(
  { run_date, missing_count, missing_ticks }: RunRecord,
  tickSeconds: number,
): ReadonlySet<number> | undefined {
  const named = missing_ticks.reduce((sum, { count }) => sum + count, 0);
  if (named !== missing_count) return undefined;
  const isMissing = (tick: string) => missing_ticks.some(({ from, to }) => from <= tick && tick <= to);
  return new Set(ticksOfDay(run_date, tickSeconds).flatMap((tick, slot) => (isMissing(tick) ? [] : [slot])));
}
