import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CalendarDate } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sqlName, sqlText } from '../../../src/duckdb/sql-text.ts';
import { type Database, withDatabase } from '../../../src/duckdb/with-database.ts';
import { createViews } from '../../../src/history/create-views.ts';
import { withBuiltDay } from '../../../src/models/with-built-day.ts';
import { memoryRowReader } from '../../../src/rows/memory-row-reader.ts';
import { MART_NAMES, SETTINGS, withTempFolder } from '../../support.ts';
import { daysOf, type Ingestion, itemOf } from './ingestions.ts';

/** The column of each mart that is the key of its partitions, and stands in the path instead of in the file. */
const PARTITIONS: Readonly<Record<string, string>> = {
  quotes_fact: 'ingested_date',
  quotes_agg: 'ingested_date',
  quote_stats: 'run_date',
};

/** A tree of published days. */
export interface PublishedDays {
  readonly folder: string;
  /** Replaces the mart of a day by a select over its rows, which the select calls `published`, for as long as `use` runs. */
  changed<T>(mart: string, day: CalendarDate, select: string, use: () => Promise<T>): Promise<T>;
}

/** Publishes the days of some ingestions under a new folder, and gives it to `use`. */
export async function withPublishedDays<T>(
  ingestions: readonly Ingestion[],
  use: (published: PublishedDays) => Promise<T>,
): Promise<T> {
  return withTempFolder(async (folder) => {
    for (const [day, own] of daysOf(ingestions)) {
      const reader = memoryRowReader(new Map([[day, own.map((each) => encodeItem(itemOf(each)))]]));
      await withBuiltDay(day, SETTINGS, reader, (db) => publish(db, folder, day), { folders: [folder] });
    }
    return use({ folder, changed: (mart, day, select, then) => changed(fileOf(folder, mart, day), select, then) });
  });
}

function fileOf(folder: string, mart: string, day: CalendarDate): string {
  return join(folder, mart, `${PARTITIONS[mart]}=${day}`, 'part.parquet');
}

async function publish(db: Database, folder: string, day: CalendarDate): Promise<void> {
  for (const mart of MART_NAMES) {
    const file = fileOf(folder, mart, day);
    mkdirSync(dirname(file), { recursive: true });
    const columns = await db.rows(`select column_name from (describe ${sqlName(mart)})`);
    const kept = columns.filter(({ column_name }) => column_name !== PARTITIONS[mart]);
    const list = kept.map(({ column_name }) => sqlName(String(column_name))).join(', ');
    await db.run(`copy (select ${list} from ${sqlName(mart)}) to ${sqlText(file)} (format parquet)`);
  }
}

async function changed<T>(file: string, select: string, use: () => Promise<T>): Promise<T> {
  // Engines read every file of a partition, but for those that begin with a dot.
  const kept = join(dirname(file), '.kept');
  renameSync(file, kept);
  try {
    await withDatabase({ ...SETTINGS, tempFolder: dirname(file) }, async (db) => {
      // With partitions `read_parquet` would add the column that stands in the path.
      await db.run(`create view published as from read_parquet(${sqlText(kept)}, hive_partitioning = false)`);
      await db.run(`copy (${select}) to ${sqlText(file)} (format parquet)`);
    });
    return await use();
  } finally {
    renameSync(kept, file);
  }
}

/** Gives `use` a database with every mart over all days of `folder`, and every view over them. */
export async function withHistory<T>(folder: string, use: (db: Database) => Promise<T>): Promise<T> {
  return withDatabase({ ...SETTINGS, tempFolder: folder }, async (db) => {
    for (const mart of MART_NAMES) {
      const files = sqlText(join(folder, mart, '*', 'part.parquet'));
      await db.run(
        `create view ${sqlName(mart)} as from read_parquet(${files}, hive_partitioning = true, union_by_name = true)`,
      );
    }
    await createViews(db);
    return use(db);
  });
}
