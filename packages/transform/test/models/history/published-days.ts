import { renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CalendarDate } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { sqlText } from '../../../src/duckdb/sql-text.ts';
import { type Database, withDatabase } from '../../../src/duckdb/with-database.ts';
import { createMarts } from '../../../src/history/create-marts.ts';
import { createViews } from '../../../src/history/create-views.ts';
import { MARTS } from '../../../src/marts/marts.ts';
import { withBuiltDay } from '../../../src/models/with-built-day.ts';
import { memoryRowReader } from '../../../src/rows/memory-row-reader.ts';
import { folderWarehouse } from '../../../src/warehouse/folder-warehouse.ts';
import { objectKey } from '../../../src/warehouse/object-key.ts';
import { writeMartFiles } from '../../../src/warehouse/write-mart-files.ts';
import { SETTINGS, withTempFolder } from '../../support.ts';
import { daysOf, type Ingestion, itemOf } from './ingestions.ts';

/** The marts that the views read. */
export type MartName = 'quotes_fact' | 'quotes_agg' | 'quote_stats';

/** A tree of published days. */
export interface PublishedDays {
  readonly folder: string;
  /** Replaces the mart of a day by a select over its rows, which the select calls `published`, for as long as `use` runs. */
  changed<T>(mart: MartName, day: CalendarDate, select: string, use: () => Promise<T>): Promise<T>;
}

/** Publishes the days of some ingestions under a new folder, and gives it to `use`. */
export async function withPublishedDays<T>(
  ingestions: readonly Ingestion[],
  use: (published: PublishedDays) => Promise<T>,
): Promise<T> {
  return withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    for (const [day, own] of daysOf(ingestions)) {
      const reader = memoryRowReader(new Map([[day, own.map((each) => encodeItem(itemOf(each)))]]));
      await withTempFolder((written) =>
        withBuiltDay(
          day,
          SETTINGS,
          reader,
          async (db) => {
            for (const { key, file } of await writeMartFiles(db, day, written)) {
              await warehouse.put(key, await readFile(file), undefined);
            }
          },
          { folders: [written] },
        ),
      );
    }
    return use({
      folder,
      changed: (mart, day, select, then) => changed(join(folder, keyOf(mart, day)), select, then),
    });
  });
}

/** The key of a mart's day. */
export function keyOf(mart: MartName, day: CalendarDate): string {
  const found = MARTS.find(({ name }) => name === mart);
  if (found === undefined) throw new RangeError(`there is no mart ${mart}`);
  return objectKey(found, day);
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
    await createMarts(db, folder);
    await createViews(db);
    return use(db);
  });
}
