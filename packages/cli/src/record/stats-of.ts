import { QuoteStatsRow, type RunRecord } from '@quote-elt/shared';

/** The statistics of quotes among the figures of a recorded day; null where it has none. */
export function statsOf({ run_date, figures }: Pick<RunRecord, 'run_date' | 'figures'>): QuoteStatsRow | null {
  return QuoteStatsRow.safeParse({ ...figures, run_date }).data ?? null;
}

/** The statistics of a day. */
export type DayStats = QuoteStatsRow;
