import { type RunRecord, ticksPerDay } from '@quote-elt/shared';
import { missingUntil } from '../../charts/tick-strip.ts';
import { countOf, formatCount } from '../../terminal/format.ts';
import { wasCounted } from './day-state.ts';
import type { ReportData } from './report-data.ts';

/** What came of all ticks that were due on the days of a report. */
export interface Totals {
  readonly days: number;
  readonly ticks: number;
  /** Ticks that left no row. */
  readonly missing: number;
  /** The least and the most rows beyond the one of its tick; they differ where a row that was rejected may have no tick. */
  readonly doubled: readonly [least: number, most: number];
  /** Days before the shown one whose run failed before it had counted the rows; they are in no other figure. */
  readonly uncounted: number;
}

/** What is added up of a day. */
type OfDay = Pick<Totals, 'ticks' | 'missing' | 'doubled'>;

/** Adds up the recorded days that were counted, and the day that is shown, by the rows that the rest of its page is of. Of a day without a row nothing is said where nothing is recorded. */
export function totalsOf(data: ReportData): Totals {
  const before = data.history.filter(({ run_date }) => run_date !== data.date);
  const shown = data.day.rows > 0 || data.history.length > 0 ? [ofShownDay(data)] : [];
  return added(before, data.tickSeconds, shown);
}

/** Adds up recorded days; `tickSeconds` is the period of those that have none on record. */
export function totalsOfRecords(records: readonly RunRecord[], tickSeconds: number): Totals {
  return added(records, tickSeconds, []);
}

function added(records: readonly RunRecord[], tickSeconds: number, more: readonly OfDay[]): Totals {
  const counted = records.filter(wasCounted);
  const days = [...counted.map((each) => ofRecord(each, tickSeconds)), ...more];
  const sum = (part: (day: OfDay) => number) => days.reduce((total, day) => total + part(day), 0);
  return {
    days: days.length,
    ticks: sum(({ ticks }) => ticks),
    missing: sum(({ missing }) => missing),
    doubled: [sum((day) => day.doubled[0]), sum((day) => day.doubled[1])],
    uncounted: records.length - counted.length,
  };
}

function ofShownDay({ day, tickSeconds, asOf }: ReportData): OfDay {
  const ranges = missingUntil(day.missing_ticks, tickSeconds, asOf.getTime());
  const missing = ranges.reduce((sum, { count }) => sum + count, 0);
  return { ticks: day.slots.size + missing, missing, doubled: doubled(day.rows, day.rejected, day.slots.size) };
}

function ofRecord(record: RunRecord, tickSeconds: number): OfDay {
  const { rows, rejected, missing_count } = record;
  const ticks = ticksPerDay(record.tick_seconds ?? tickSeconds);
  return { ticks, missing: missing_count, doubled: doubled(rows, rejected, ticks - missing_count) };
}

/** Rows beyond one for each tick; as many of them as were rejected may have a key that is no tick. */
function doubled(rows: number, rejected: number, ticks: number): [number, number] {
  const more = Math.max(0, rows - ticks);
  return [Math.max(0, more - rejected), more];
}

/** The totals in one sentence; rows beyond one a tick are a fault only where one is asked for at each. */
export function totalsSentence(
  { ticks, missing, doubled: [least, most] }: Totals,
  recordsPerTick: number | undefined,
): string {
  const twice = least === most ? formatCount(most) : `at most ${formatCount(most)}`;
  return [
    countOf(ticks, 'tick'),
    `${formatCount(missing)} missing`,
    ...(recordsPerTick === 1 ? [`${twice} doubled`] : []),
  ].join(', ');
}
