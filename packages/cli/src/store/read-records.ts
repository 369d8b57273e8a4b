import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import type { Ledger, LedgerRecordError } from '@quote-elt/transform';
import { NoRecordedDayError } from '../errors/unknown-day-error.ts';
import { LAST } from '../options/day-options.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from './elt-command.ts';

/** Shows a line of warning. */
export type Warn = (line: string) => void;

/** The records from `from` to `to`, oldest day first; `warn` shows those that cannot be read. */
export async function readRecords(
  ledger: Pick<Ledger, 'list'>,
  from: CalendarDate,
  to: CalendarDate,
  warn: Warn,
): Promise<RunRecord[]> {
  const { records, unreadable } = await ledger.list(from, to);
  unreadable.forEach(unreadableNotice(warn));
  return [...records];
}

/** Tells that a record cannot be read, and what to do about it. */
export function unreadableNotice(warn: Warn): (error: LedgerRecordError) => void {
  return ({ code, message, hint }) => {
    warn(`warning[${code}]: ${message}`);
    warn(`  ${hint}`);
  };
}

/** No day of a ledger is later. */
export const LAST_DATE = CalendarDate.parse('2999-12-31');

/** No day of a ledger is earlier. */
const FIRST_DATE = CalendarDate.parse('2000-01-01');

/** Every record of a ledger, oldest day first; `warn` shows those that cannot be read. */
export async function allRecords(ledger: Pick<Ledger, 'list'>, warn: Warn): Promise<RunRecord[]> {
  return [...(await wholeLedger(ledger, warn)).records];
}

/** All that is recorded, oldest day first; `warn` shows what cannot be read. */
export async function wholeLedger(ledger: Pick<Ledger, 'list'>, warn: Warn): ReturnType<Ledger['list']> {
  const found = await ledger.list(FIRST_DATE, LAST_DATE);
  found.unreadable.forEach(unreadableNotice(warn));
  return found;
}

/** The newest day that has a record; `warn` shows those that cannot be read. */
async function lastRecordedDay(ledger: Pick<Ledger, 'list'>, warn: Warn): Promise<CalendarDate | undefined> {
  return (await allRecords(ledger, warn)).at(-1)?.run_date;
}

/** The day that an option names, read from the ledger where it is the last one; throws NoRecordedDayError. */
export async function namedDay(
  day: CalendarDate | typeof LAST,
  ledger: Pick<Ledger, 'list'>,
  where: StoreOptions,
  warn: Warn,
): Promise<CalendarDate> {
  if (day !== LAST) return day;
  const last = await lastRecordedDay(ledger, warn);
  if (last === undefined) throw new NoRecordedDayError(eltCommand(where, 'transform'));
  return last;
}
