import {
  type CalendarDate,
  dateOf,
  daysBetween,
  type MissingTicks,
  type RunRecord,
  type Tick,
} from '@quote-elt/shared';
import { type Ledger, type RowReader, rawCompleteness } from '@quote-elt/transform';
import { firstKnownDay, lastTick, type PipelineTables } from './known-days.ts';

/** What a range of days lacks. */
export interface Gaps {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The first day of which anything is known, in the range or before it; null where nothing is. */
  readonly first_day: CalendarDate | null;
  /** The tick of the newest row of all; null where there is none. */
  readonly last_tick: Tick | null;
  readonly missing_ticks: readonly MissingTicks[];
  /** Days that no run has recorded, or that have grown since. */
  readonly missing_days: readonly CalendarDate[];
  readonly failed_days: readonly CalendarDate[];
}

/** Where gaps are looked for. */
export interface GapsPorts extends PipelineTables {
  readonly reader: RowReader;
  readonly ledger: Ledger;
}

/** Looks for missing ticks and days from `from`, or the first day that is known if that is later, to `to`. */
export async function findGaps(
  from: CalendarDate,
  to: CalendarDate,
  { tickSeconds, now }: { readonly tickSeconds: number; readonly now: Date },
  ports: GapsPorts,
): Promise<Gaps> {
  const first = await firstKnownDay(ports, from, to);
  const begin = first === undefined || first < from ? from : first;
  const records = new Map((await ports.ledger.list(begin, to)).map((record) => [record.run_date, record]));
  const days = [];
  for (const date of first === undefined ? [] : daysBetween(begin, to))
    days.push({ date, ...(await lookAt(date, records.get(date), tickSeconds, ports.reader)) });
  return {
    from: begin,
    to,
    first_day: first ?? null,
    last_tick: (await lastTick(ports, first ?? from, dateOf(now.getTime()))) ?? null,
    missing_ticks: days.flatMap(({ missing }) => missing),
    missing_days: days.filter(({ isDone }) => !isDone).map(({ date }) => date),
    failed_days: days.filter(({ date }) => records.get(date)?.status === 'failed').map(({ date }) => date),
  };
}

/** What a day lacks: by its record if that is good, else by its raw rows. */
async function lookAt(
  date: CalendarDate,
  record: RunRecord | undefined,
  tickSeconds: number,
  reader: RowReader,
): Promise<{ missing: readonly MissingTicks[]; isDone: boolean }> {
  const isGood = record !== undefined && record.status !== 'failed' && (await reader.count(date)) <= record.rows;
  if (isGood) return { missing: record.missing_ticks, isDone: true };
  const { missing_ticks } = await rawCompleteness(date, tickSeconds, reader);
  return { missing: missing_ticks, isDone: record?.status === 'failed' };
}
