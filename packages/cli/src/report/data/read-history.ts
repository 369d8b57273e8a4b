import { addDays, type CalendarDate, type RunRecord } from '@quote-elt/shared';
import type { Ledger } from '@quote-elt/transform';
import { allRecords, LAST_DATE, readRecords, unreadableNotice, type Warn } from '../../store/read-records.ts';

/** Days of history that trends show. */
const HISTORY_DAYS = 365;

/** The newest recorded day may be so many days older than the last closed one, and is found by one look all the same. */
const LATE_DAYS = 7;

/** The recorded days of a year up to a day, oldest first; `warn` shows those that cannot be read. */
export function historyUpTo(date: CalendarDate, ledger: Pick<Ledger, 'list'>, warn: Warn): Promise<RunRecord[]> {
  return readRecords(ledger, firstOfHistory(date), date, warn);
}

/**
 * The recorded days of a year up to the newest one, oldest first, none where nothing is recorded; `warn` shows those that cannot be
 * read. Only where nothing was recorded for days before `yesterday` the whole ledger is read.
 */
export async function newestHistory(
  yesterday: CalendarDate,
  ledger: Pick<Ledger, 'list'>,
  warn: Warn,
): Promise<readonly RunRecord[]> {
  const late = addDays(yesterday, -LATE_DAYS);
  const recent = await ledger.list(firstOfHistory(late), LAST_DATE);
  const newest = recent.records.at(-1)?.run_date;
  if (newest === undefined || newest < late) return yearOf(await allRecords(ledger, warn));
  recent.unreadable.forEach(unreadableNotice(warn));
  return yearOf(recent.records);
}

/** The records, oldest first, of the year up to a day. */
export function historyOf(records: readonly RunRecord[], date: CalendarDate): readonly RunRecord[] {
  return records.filter(({ run_date }) => run_date >= firstOfHistory(date) && run_date <= date);
}

/** The records of the year up to the last one. */
function yearOf(records: readonly RunRecord[]): readonly RunRecord[] {
  const last = records.at(-1);
  return last === undefined ? [] : historyOf(records, last.run_date);
}

function firstOfHistory(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - HISTORY_DAYS);
}
