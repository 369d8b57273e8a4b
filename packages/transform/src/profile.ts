import { type DayProfile, ticksPerDay } from '@quote-elt/shared';
import { z } from 'zod';
import type { Database } from './duckdb.ts';

const SourceCount = z.object({ source: z.string(), rows: z.number(), characters: z.number() });

/** The profile of the loaded day, of which the schedule's places `slots` are covered. */
export async function profileOf(db: Database, tickSeconds: number, slots: ReadonlySet<number>): Promise<DayProfile> {
  const counts = z.array(SourceCount).parse(await db.rows('select * from source_counts order by source'));
  const rows = counts.reduce((sum, count) => sum + count.rows, 0);
  const characters = counts.reduce((sum, count) => sum + count.characters, 0);
  return {
    source_shares: Object.fromEntries(counts.map((count) => [count.source, count.rows / rows])),
    mean_length: rows === 0 ? 0 : characters / rows,
    hourly_completeness: hourlyCompleteness(tickSeconds, slots),
  };
}

/** Part of each hour's ticks that are covered; an hour in which no tick is due is complete. */
export function hourlyCompleteness(tickSeconds: number, slots: ReadonlySet<number>): number[] {
  const due = Array<number>(24).fill(0);
  const covered = Array<number>(24).fill(0);
  for (let slot = 0; slot < ticksPerDay(tickSeconds); slot++) {
    const hour = Math.floor((slot * tickSeconds) / 3600);
    due[hour] = (due[hour] ?? 0) + 1;
    if (slots.has(slot)) covered[hour] = (covered[hour] ?? 0) + 1;
  }
  return due.map((ticks, hour) => (ticks === 0 ? 1 : (covered[hour] ?? 0) / ticks));
}
