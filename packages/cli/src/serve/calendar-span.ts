import { addDays, type CalendarDate, dateOf, type RunRecord } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';

/** Days before the present at which a faster calendar begins where nothing is recorded. */
export const SHORT_DAYS_BACK = 90;

/** Where the calendar of a served pipeline begins and ends. */
export interface CalendarSpan {
  readonly start: Date;
  /** In epoch milliseconds; a calendar that runs as the real one does has no end. */
  readonly end: number;
}

/** What decides on the span of a calendar. */
export interface CalendarWish {
  readonly faster: boolean;
  /** The day that was asked for. */
  readonly given: CalendarDate | undefined;
  /** What is recorded, oldest day first. */
  readonly records: readonly Pick<RunRecord, 'run_date' | 'rows' | 'status' | 'missing_count'>[];
}

/**
 * The span of a calendar. A faster one begins with the day `given`, or where it ended before, and ends at the present,
 * so that no day is transformed that is not over; throws UsageError where no day is left for it.
 */
export function calendarSpan({ faster, given, records }: CalendarWish, now: Date): CalendarSpan {
  if (!faster) return { start: now, end: Number.POSITIVE_INFINITY };
  const today = dateOf(now.getTime());
  const next = goneOnWith(records) ?? addDays(today, -SHORT_DAYS_BACK);
  const span = { start: new Date(given ?? next), end: Date.parse(today) };
  if (span.start.getTime() < span.end) return span;
  const hint = 'name an earlier --start, or another folder with --data';
  throw new UsageError('every day up to yesterday is recorded: a faster calendar has nowhere to go', hint);
}

/**
 * The day with which a faster calendar goes on: the one after the last that left rows or failed, or that one itself where it lacks ticks,
 * since it may have ended within it. Empty days after it come from a look from the real calendar, and are still to come here.
 */
function goneOnWith(records: CalendarWish['records']): CalendarDate | undefined {
  const last = records.findLast(({ rows, status }) => rows > 0 || status === 'failed');
  if (last === undefined) return undefined;
  return last.missing_count > 0 ? last.run_date : addDays(last.run_date, 1);
}
