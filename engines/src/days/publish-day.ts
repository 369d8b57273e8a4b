import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CalendarDate } from '@quote-elt/shared';
import { type Database, MARTS, memoryRowReader, sqlText, withBuiltDay } from '@quote-elt/transform';
import { type Item, TICK_SECONDS } from './days.ts';

/** The column of each mart that its partitions are made by. */
export const PARTITION_COLUMNS: Readonly<Record<string, string>> = {
  quotes_fact: 'ingested_date',
  quotes_agg: 'ingested_date',
  quote_stats: 'run_date',
};

/** How each day is built here. */
export const BUILD = { tickSeconds: TICK_SECONDS, maxRejectedShare: 0.9, threads: 2, memoryLimitMb: 1024 };

/** Publishes the marts of a day under `tree`, one file a mart. */
export async function publishDay(tree: string, day: CalendarDate, items: readonly Item[]): Promise<void> {
  const reader = memoryRowReader(new Map([[day, items]]));
  await withBuiltDay(day, BUILD, reader, (db) => publishMarts(db, tree, day), { folders: [tree] });
}

async function publishMarts(db: Database, tree: string, day: CalendarDate): Promise<void> {
  for (const { name } of MARTS) {
    const column = PARTITION_COLUMNS[name];
    const file = join(tree, name, `${column}=${day}`, 'part.parquet');
    mkdirSync(dirname(file), { recursive: true });
    // The value of the path stands for the column: it is not in the file.
    const others = `select columns(c -> c <> ${sqlText(String(column))}) from ${name}`;
    await db.run(`copy (${others}) to ${sqlText(file)} (format parquet, compression zstd)`);
  }
}
