import { addDays, type CalendarDate, dateOf } from '@quote-elt/shared';
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
  /** The last day that has a record of rows or of a failure. */
  readonly last: CalendarDate | undefined;
}

/**
 * The span of a calendar. A faster one begins with the day `given`, or after the last one kept, and ends at the present,
 * so that no day is transformed that is not over; throws UsageError where no day is left for it.
 */
export function calendarSpan({ faster, given, last }: CalendarWish, now: Date): CalendarSpan {
  if (!faster) return { start: now, end: Number.POSITIVE_INFINITY };
  const today = dateOf(now.getTime());
  const next = last === undefined ? addDays(today, -SHORT_DAYS_BACK) : addDays(last, 1);
  const span = { start: new Date(given ?? next), end: Date.parse(today) };
  if (span.start.getTime() < span.end) return span;
  const hint = 'name an earlier --start, or another folder with --data';
  throw new UsageError('every day up to yesterday is recorded: a faster calendar has nowhere to go', hint);
}
