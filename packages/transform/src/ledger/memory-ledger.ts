import type { RunRecord } from '@quote-elt/shared';
import { LedgerConflictError } from '../errors/errors.ts';
import type { Ledger } from '../ports/ports.ts';

/** A ledger that lasts as long as the process. */
export function memoryLedger(): Ledger {
  const records = new Map<string, RunRecord>();
  const sorted = () => [...records.values()].sort((a, b) => (a.run_date < b.run_date ? -1 : 1));
  return {
    get: async (date) => records.get(date),
    list: async (from, to) => ({
      records: sorted().filter(({ run_date }) => from <= run_date && run_date <= to),
      unreadable: [],
    }),
    firstDate: async () => sorted()[0]?.run_date,
    async put(record, previous) {
      const current = records.get(record.run_date);
      if (current?.attempts !== previous?.attempts || current?.changed_at !== previous?.changed_at)
        throw new LedgerConflictError(record.run_date);
      records.set(record.run_date, record);
    },
  };
}
