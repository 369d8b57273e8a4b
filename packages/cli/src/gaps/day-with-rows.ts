import type { CalendarDate } from '@quote-elt/shared';
import { RowlessDayError, UnknownDayError } from '../errors/unknown-day-error.ts';
import { yesterday } from '../options/day-options.ts';
import { storePorts } from '../store/store.ts';
import { daysWithRows, type PipelineTables } from './known-days.ts';
import { LOOK_BACK_DAYS } from './look-back.ts';

/** The day `given`, or the last closed one that has rows; throws RowlessDayError if it has none, with the hint, UnknownDayError if no day has any. */
export async function dayWithRows(
  pipeline: PipelineTables,
  given: CalendarDate | undefined,
  now: Date,
  hint: string,
): Promise<CalendarDate> {
  if (given !== undefined) {
    if (await storePorts(pipeline).reader.hasRows(given)) return given;
    throw new RowlessDayError(given, hint);
  }
  const to = yesterday(now);
  const days = await daysWithRows(pipeline, to);
  if (days === undefined) throw new UnknownDayError(to, LOOK_BACK_DAYS);
  return days.last;
}
