import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import type { Ledger } from '@quote-elt/transform';
import { NoPublishedDayError } from '../errors/diff-errors.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { readRecords, type Warn } from '../store/read-records.ts';

/** The records of the days of a range that have published rows; throws NoPublishedDayError if there is none. */
export async function publishedRecords(
  ledger: Pick<Ledger, 'list'>,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  where: StoreOptions,
  warn: Warn,
): Promise<RunRecord[]> {
  const records = await readRecords(ledger, from, to, warn);
  // A run that failed leaves what the last one published, and a day of no usable row has no marts.
  const published = records.filter(({ last_success_at, accepted }) => last_success_at !== undefined && accepted > 0);
  if (published.length === 0) throw new NoPublishedDayError(from, to, eltCommand(where, 'transform'));
  return published;
}
