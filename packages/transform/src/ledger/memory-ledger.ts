import type { RunRecord } from '@quote-elt/shared';
import { LedgerConflictError } from '../errors.ts';
import type { Ledger } from '../ports.ts';

/** A ledger that lasts as long as the process. */
export function memoryLedger(): Ledger {
  const records = new Map<string, RunRecord>();
  return {
    get: async (date) => records.get(date),
    list: async (from, to) =>
      [...records.values()]
        .filter(({ run_date }) => from <= run_date && run_date <= to)
        .sort((a, b) => (a.run_date < b.run_date ? -1 : 1)),
    async put(record, previousAttempts) {
      const attempts = records.get(record.run_date)?.attempts ?? 0;
      if (attempts !== previousAttempts) throw new LedgerConflictError(record.run_date);
      records.set(record.run_date, record);
    },
  };
}
