import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import type { Ledger, LedgerRecordError } from '@quote-elt/transform';

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

/** Every record of a ledger, oldest day first; `warn` shows those that cannot be read. */
export function allRecords(ledger: Pick<Ledger, 'list'>, warn: Warn): Promise<RunRecord[]> {
  return readRecords(ledger, CalendarDate.parse('2000-01-01'), CalendarDate.parse('2999-12-31'), warn);
}
