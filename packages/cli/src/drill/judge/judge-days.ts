import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { expectedFigures } from '../../record/record.ts';
import type { Item } from '../../store/item.ts';
import { rowKey } from '../book/written-rows.ts';
import type { OddRow } from '../faults/odd-rows.ts';

/** What of a record is judged. */
export type RecordedFigures = Pick<
  RunRecord,
  'run_date' | 'status' | 'rows' | 'accepted' | 'rejected' | 'completeness' | 'figures'
>;

/** What the records of a drill are judged by. */
export interface ExpectedDays {
  readonly days: readonly CalendarDate[];
  readonly ticksOf: (day: CalendarDate) => readonly string[];
  readonly oddRows: readonly OddRow[];
  /** Days whose record of a newer version was changed by the pipeline. */
  readonly touched: readonly CalendarDate[];
}

/** What is recorded, and of which days the record is wrong. */
export interface DaysVerdict {
  readonly days_recorded: number;
  readonly days_wrong: readonly string[];
}

/** Compares the records with figures that are counted again from the rows. */
export function judgeDays(
  { days, ticksOf, oddRows, touched }: ExpectedDays,
  rows: readonly Item[],
  records: readonly RecordedFigures[],
): DaysVerdict {
  const byDay = Map.groupBy(rows, ({ ingested_date }) => String(ingested_date?.S));
  const recordOf = new Map<string, RecordedFigures>(records.map((record) => [record.run_date, record]));
  const unusable = new Set(oddRows.filter(({ usable }) => !usable).map(({ item }) => rowKey(item)));
  return {
    days_recorded: days.filter((day) => recordOf.has(day)).length,
    days_wrong: days.filter(
      (day) => touched.includes(day) || !agrees(recordOf.get(day), byDay.get(day) ?? [], unusable, ticksOf(day).length),
    ),
  };
}

function agrees(
  record: RecordedFigures | undefined,
  rows: readonly Item[],
  unusable: ReadonlySet<string>,
  ticks: number,
): boolean {
  if (record?.status !== 'succeeded') return false;
  const facts = rows.filter((row) => !unusable.has(rowKey(row)));
  const figures = expectedFigures(facts);
  const covered = new Set(rows.map(({ ingested_at }) => ingested_at?.S?.slice(0, 19))).size;
  const told = {
    rows: record.rows,
    accepted: record.accepted,
    rejected: record.rejected,
    completeness: record.completeness,
    ...Object.fromEntries(Object.keys(figures).map((name) => [name, record.figures[name]])),
  };
  const counted = {
    ...figures,
    rows: rows.length,
    accepted: facts.length,
    rejected: rows.length - facts.length,
    completeness: covered / ticks,
  };
  return record.figures.rows === facts.length && isSame(told, counted);
}

function isSame(told: Readonly<Record<string, unknown>>, counted: Readonly<Record<string, number>>): boolean {
  return Object.entries(counted).every(([name, value]) => Math.abs(Number(told[name]) - value) < 1e-9);
}
