import { type CalendarDate, dateOf } from '@quote-elt/shared';
import { RowlessDayError, UnknownDayError } from '../errors/unknown-day-error.ts';
import { firstKnownDay, lastTick, type PipelineTables } from '../gaps/known-days.ts';
import { yesterday } from '../options/day-options.ts';
import { storePorts } from '../store/store.ts';

/** The day `given`, or the last closed one that has rows; throws RowlessDayError if it has none, UnknownDayError if no day has any. */
export async function dayToBuild(
  pipeline: PipelineTables,
  given: CalendarDate | undefined,
  now: Date,
): Promise<CalendarDate> {
  if (given !== undefined) {
    if (await storePorts(pipeline).reader.hasRows(given)) return given;
    throw new RowlessDayError(given);
  }
  const to = yesterday(now);
  const from = await firstKnownDay(pipeline, to, to);
  const tick = from === undefined ? undefined : await lastTick(pipeline, from, to);
  if (tick === undefined) throw new UnknownDayError(to);
  return dateOf(Date.parse(tick));
}
