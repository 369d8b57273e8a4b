import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import type { Ledger } from '../ports/ports.ts';

/**
 * The same ledger, whose records from `from` to `to` are read once and then remembered together with what is put: a run over
 * many days compares each with those before it, and would read a month of records for each.
 */
export function rememberDays(ledger: Ledger, from: CalendarDate, to: CalendarDate): Ledger {
  let reading: ReturnType<Ledger['list']> | undefined;
  const put = new Map<string, RunRecord>();
  return {
    ...ledger,
    async list(first, last) {
      if (first < from || last > to) return ledger.list(first, last);
      reading ??= ledger.list(from, to);
      const { records, unreadable } = await reading;
      const byDate = new Map([...records.map((record) => [record.run_date as string, record] as const), ...put]);
      const within = ({ date }: { readonly date: string }) => first <= date && date <= last;
      return {
        records: [...byDate.values()]
          .filter(({ run_date }) => within({ date: run_date }))
          .sort((a, b) => (a.run_date < b.run_date ? -1 : 1)),
        unreadable: unreadable.filter(within),
      };
    },
    async put(record, previous) {
      await ledger.put(record, previous);
      put.set(record.run_date, record);
    },
  };
}
