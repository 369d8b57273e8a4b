import {
  type CalendarDate,
  dateOf,
  daysBetween,
  type MissingTicks,
  type RunRecord,
  type Tick,
} from '@quote-elt/shared';
import { type Completeness, type Ledger, needsTransform, type RowReader, rawCompleteness } from '@quote-elt/transform';
import { unreadableNotice, type Warn } from '../store/read-records.ts';
import { firstKnownDay, lastTick, type PipelineTables } from './known-days.ts';

/** What a range of days lacks. */
export interface Gaps {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The first day of which anything is known, in the range or before it; null where nothing is. */
  readonly first_day: CalendarDate | null;
  /** The tick of the newest row of all; null where there is none. */
  readonly last_tick: Tick | null;
  readonly missing_count: number;
  /** The longest runs of missing ticks of each day. */
  readonly missing_ticks: readonly MissingTicks[];
  /** Days that a run has still to transform, but for failed ones. */
  readonly missing_days: readonly CalendarDate[];
  /** Those of them that are recorded: rows were put by hand since, or could still come when the day was read. */
  readonly outdated_days: readonly CalendarDate[];
  readonly failed_days: readonly CalendarDate[];
}

/** Where gaps are looked for. */
export interface GapsPorts extends PipelineTables {
  readonly reader: RowReader;
  readonly ledger: Ledger;
}

/** How a day is looked at. */
interface LookSettings {
  /** Period of the ticks of a day that has no record, in seconds. */
  readonly tickSeconds: number;
  /** How long after its end rows of a day may still come by themselves, in seconds. */
  readonly lateSeconds: number;
  readonly now: Date;
}

/**
 * Looks for missing ticks and days from `from`, or the first day that is known if that is later, to `to`. `warn` shows
 * each day whose record cannot be read, and nothing else is said of such a day.
 */
export async function findGaps(
  from: CalendarDate,
  to: CalendarDate,
  settings: LookSettings,
  ports: GapsPorts,
  warn: Warn,
): Promise<Gaps> {
  const first = await firstKnownDay(ports, from, to);
  const begin = first === undefined || first < from ? from : first;
  const recorded = await ports.ledger.list(begin, to);
  recorded.unreadable.forEach(unreadableNotice(warn));
  const records = new Map(recorded.records.map((record) => [record.run_date, record]));
  const range = first === undefined ? [] : daysBetween(begin, to);
  const days = [];
  for (const date of range.filter((each) => recorded.unreadable.every((unreadable) => unreadable.date !== each)))
    days.push({ date, ...(await lookAt(date, records.get(date), settings, ports.reader)) });
  const missing = days.filter(({ isDone }) => !isDone).map(({ date }) => date);
  return {
    from: begin,
    to,
    first_day: first ?? null,
    last_tick: (await lastTick(ports, first ?? from, dateOf(settings.now.getTime()))) ?? null,
    missing_count: days.reduce((sum, { missing_count }) => sum + missing_count, 0),
    missing_ticks: days.flatMap(({ missing_ticks }) => missing_ticks),
    missing_days: missing,
    outdated_days: missing.filter((date) => records.has(date)),
    failed_days: days.filter(({ date }) => records.get(date)?.status === 'failed').map(({ date }) => date),
  };
}

/** Gives what a day lacks, by its record if that is good, else by its raw rows. */
async function lookAt(
  date: CalendarDate,
  record: RunRecord | undefined,
  { tickSeconds, lateSeconds, now }: LookSettings,
  reader: RowReader,
): Promise<Pick<Completeness, 'missing_count' | 'missing_ticks'> & { readonly isDone: boolean }> {
  if (record !== undefined && !needsTransform(record, now, lateSeconds)) return { ...record, isDone: true };
  const { missing_count, missing_ticks } = await rawCompleteness(date, record?.tick_seconds ?? tickSeconds, reader);
  return { missing_count, missing_ticks, isDone: record?.status === 'failed' };
}
