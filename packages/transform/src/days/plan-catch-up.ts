import { addDays, type CalendarDate, dateOf, daysBetween, type RunRecord, type Tick, tickMs } from '@quote-elt/shared';

/** The days that a catch-up at `tick` looks at: the `lookBack` closed days up to yesterday, oldest first. */
export function catchUpWindow(tick: Tick, lookBack: number): CalendarDate[] {
  const today = dateOf(tickMs(tick));
  return daysBetween(addDays(today, -lookBack), addDays(today, -1));
}

/**
 * Whether a day has to be transformed, which its record alone decides: it has none, its last run failed, rows were put by hand
 * since, or it was read while rows could still come late, `lateSeconds` after its end at most, and no longer can at `now`.
 */
export function needsTransform(record: RunRecord | undefined, now: Date, lateSeconds: number): boolean {
  if (record === undefined || record.failure !== undefined || record.changed_at !== undefined) return true;
  const settledMs = Date.parse(addDays(record.run_date, 1)) + lateSeconds * 1000;
  return Date.parse(record.started_at) < settledMs && settledMs <= now.getTime();
}

/** What is known of a window of days. */
export interface KnownDays {
  readonly records: readonly RunRecord[];
  /** Days whose record cannot be read: a newer version may have written it, so they are left alone. */
  readonly unreadable: ReadonlySet<string>;
  /** The first day that is known of, by a record or a row; days before it are not days of this pipeline. */
  readonly first: string | undefined;
}

/** The days of a window to transform, oldest first; yesterday, the last of the window, is transformed even if nothing is known of it. */
export function planCatchUp(
  window: readonly CalendarDate[],
  { records, unreadable, first }: KnownDays,
  now: Date,
  lateSeconds: number,
): CalendarDate[] {
  const byDate = new Map<string, RunRecord>(records.map((record) => [record.run_date, record]));
  const begin = first ?? window.at(-1) ?? '';
  return window.filter(
    (date) => date >= begin && !unreadable.has(date) && needsTransform(byDate.get(date), now, lateSeconds),
  );
}
