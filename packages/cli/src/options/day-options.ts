import { addDays, CalendarDate, dateOf, ScheduledTime, type Tick } from '@quote-elt/shared';
import { UsageError } from '../errors/usage-error.ts';

/** The last closed day at `now`. */
export function yesterday(now: Date): CalendarDate {
  return addDays(dateOf(now.getTime()), -1);
}

/** What stands for the newest recorded day where a day is asked for. */
export const LAST = 'last';

/** The forms of a day, for help texts. */
export const DAY_FORMS = 'as 2026-11-22, yesterday or -2d';

/** A closed UTC day, or the newest recorded one, which only the ledger knows; throws UsageError as `closedDay` does. */
export function dayOrLast(option: string, given: string, now: Date): CalendarDate | typeof LAST {
  return given === LAST ? LAST : closedDay(option, given, now);
}

/**
 * A closed UTC day, as an option gives it: a date, `yesterday`, or `-2d` for the day two days ago. Throws UsageError if it is
 * malformed or not over yet.
 */
export function closedDay(option: string, given: string, now: Date): CalendarDate {
  const last = yesterday(now);
  const hint = `give a closed UTC day such as ${option} ${last}, yesterday or -2d`;
  const day = given === 'today' ? dateOf(now.getTime()) : namedDate(option, given, now, hint);
  if (day > last) throw new UsageError(`${option} ${given} is not over yet in UTC`, hint);
  return day;
}

/** A UTC day that may be today, as an option gives it: in the forms of a closed day, or `today`. Throws UsageError if it is malformed or has not begun. */
export function begunDay(option: string, given: string, now: Date): CalendarDate {
  const today = dateOf(now.getTime());
  const hint = `give a UTC day such as ${option} ${today}, today, yesterday or -2d`;
  const day = given === 'today' ? today : namedDate(option, given, now, hint);
  if (day > today) throw new UsageError(`${option} ${given} has not begun in UTC`, hint);
  return day;
}

function namedDate(option: string, given: string, now: Date, hint: string): CalendarDate {
  const parsed = CalendarDate.safeParse(given === 'yesterday' ? yesterday(now) : (daysAgo(given, now) ?? given));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${option} ${given} is not a calendar date`, hint);
}

/** The day that `-2d` stands for, or undefined where the text has another form. */
function daysAgo(given: string, now: Date): CalendarDate | undefined {
  const days = /^-(\d{1,4})d$/.exec(given)?.[1];
  return days === undefined ? undefined : addDays(dateOf(now.getTime()), -Number(days));
}

/** An instant that may be now or past, as an option gives it; throws UsageError otherwise. */
export function pastTick(option: string, given: string, now: Date): Tick {
  const parsed = ScheduledTime.safeParse(withSeconds(given));
  const hint = `give a past instant with its zone, such as ${option} 2026-11-22T18:59:00Z`;
  if (!parsed.success) throw new UsageError(`${option} ${given} is not an instant`, hint);
  if (Date.parse(parsed.data) > now.getTime()) throw new UsageError(`${option} ${given} lies in the future`, hint);
  return parsed.data;
}

/** An instant as lists of missing ticks print it, to the minute, with its seconds; any other text as it is. */
export function withSeconds(given: string): string {
  return given.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})Z?$/, '$1:00Z');
}

/** So many days up to the last one make the range of a command that reads, unless `--from` says otherwise. */
export const DEFAULT_DAYS = 28;

/** The range that `--from` and `--to` give, of closed days; throws UsageError if it is inverted. `first` is where it begins unless it is said: `DEFAULT_DAYS` days. */
export function dayRange(
  { from, to }: { readonly from?: string; readonly to?: string },
  now: Date,
  first: (to: CalendarDate) => CalendarDate = (to) => addDays(to, 1 - DEFAULT_DAYS),
): { from: CalendarDate; to: CalendarDate } {
  const last = to === undefined ? yesterday(now) : closedDay('--to', to, now);
  const range = { from: from === undefined ? first(last) : closedDay('--from', from, now), to: last };
  if (range.from <= range.to) return range;
  throw new UsageError(`--from ${range.from} is after --to ${range.to}`, 'give the earlier day as --from');
}
