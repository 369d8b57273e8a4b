import { addDays, type CalendarDate, dateOf, daysBetween, type RunRecord, type Tick, tickMs } from '@quote-elt/shared';

/** The days that a catch-up at `tick` looks at: the `lookBack` closed days up to yesterday, oldest first. */
export function catchUpWindow(tick: Tick, lookBack: number): CalendarDate[] {
  const today = dateOf(tickMs(tick));
  return daysBetween(addDays(today, -lookBack), addDays(today, -1));
}

/** The day of `records` that has no good record yet, or has grown since; `counts` are the raw rows of each day now. */
export function needsTransform(record: RunRecord | undefined, rawRows: number): boolean {
  return record === undefined || record.status === 'failed' || rawRows > record.rows;
}

/**
 * The days of a window to transform. Days before the first one that has a row or a record are left alone, since
 * the pipeline was not there yet; yesterday, the last of the window, is always taken up.
 */
export function planCatchUp(
  window: readonly CalendarDate[],
  records: readonly RunRecord[],
  counts: ReadonlyMap<CalendarDate, number>,
): CalendarDate[] {
  const byDate = new Map<string, RunRecord>(records.map((record) => [record.run_date, record]));
  const known = window.findIndex((date) => byDate.has(date) || (counts.get(date) ?? 0) > 0);
  const first = known === -1 ? window.length - 1 : known;
  return window.slice(first).filter((date) => needsTransform(byDate.get(date), counts.get(date) ?? 0));
}
