import { type CalendarDate, daysBetween, type MissingTicks } from '@quote-elt/shared';
import { type Ledger, type RowReader, rawCompleteness } from '@quote-elt/transform';

/** What a range of days lacks. */
export interface Gaps {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly missing_ticks: readonly MissingTicks[];
  /** Days that no run has recorded, or that have grown since. */
  readonly missing_days: readonly CalendarDate[];
  readonly failed_days: readonly CalendarDate[];
}

/** Looks for missing ticks and days from `from`, or the first day that has a row or a record if that is later, to `to`. */
export async function findGaps(
  from: CalendarDate,
  to: CalendarDate,
  tickSeconds: number,
  { reader, ledger }: { reader: RowReader; ledger: Ledger },
): Promise<Gaps> {
  const records = new Map((await ledger.list(from, to)).map((record) => [record.run_date, record]));
  const days = [];
  for (const date of daysBetween(from, to)) {
    const raw = await rawCompleteness(date, tickSeconds, reader);
    const record = records.get(date);
    if (days.length > 0 || raw.rows > 0 || record !== undefined) days.push({ date, raw, record });
  }
  return {
    from: days[0]?.date ?? from,
    to,
    missing_ticks: days.flatMap(({ raw }) => raw.missing_ticks),
    missing_days: days
      .filter(({ record, raw }) => record === undefined || (record.status !== 'failed' && raw.rows > record.rows))
      .map(({ date }) => date),
    failed_days: days.filter(({ record }) => record?.status === 'failed').map(({ date }) => date),
  };
}
