import { type CalendarDate, type MissingTicks, ticksOfDay } from '@quote-elt/shared';
import type { Database } from './duckdb.ts';

/** A day off for hours still fits: more ranges than this are joined into the last one recorded. */
const MAX_RANGES = 100;

/** How much of a day's schedule left a row. */
export interface Completeness {
  /** Part of the ticks that are there, 0 to 1. */
  readonly completeness: number;
  readonly missing_ticks: MissingTicks[];
}

/** The completeness of a day of which the schedule's places `slots` (0 begins at midnight) are covered. */
export function completenessOf(date: CalendarDate, tickSeconds: number, slots: ReadonlySet<number>): Completeness {
  const ticks = ticksOfDay(date, tickSeconds);
  const missing_ticks: MissingTicks[] = [];
  let before = -2;
  for (const [slot, tick] of ticks.entries()) {
    if (slots.has(slot)) continue;
    const last = missing_ticks.at(-1);
    if (last !== undefined && (before === slot - 1 || missing_ticks.length === MAX_RANGES)) {
      missing_ticks[missing_ticks.length - 1] = { from: last.from, to: tick, count: last.count + 1 };
    } else {
      missing_ticks.push({ from: tick, to: tick, count: 1 });
    }
    before = slot;
  }
  const missing = missing_ticks.reduce((sum, range) => sum + range.count, 0);
  return { completeness: (ticks.length - missing) / ticks.length, missing_ticks };
}

/** The places of the schedule that the loaded day covers. */
export async function coveredSlots(db: Database): Promise<ReadonlySet<number>> {
  const rows = await db.rows('select slot from covered_ticks');
  return new Set(rows.map(({ slot }) => Number(slot)));
}
