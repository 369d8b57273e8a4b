import { withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName } from '../duckdb/sql-text.ts';
import type { TextFunction } from '../duckdb/text-function.ts';
import { type Database, withDatabase } from '../duckdb/with-database.ts';
import { RAW_ITEMS } from '../models/inputs.ts';
import { loadRawItems } from '../models/load-raw-items.ts';
import type { ModelSet } from '../models/model-set.ts';
import { ALL_RAW_COLUMNS } from '../models/raw-columns.ts';
import { createRunContext } from '../models/run-models.ts';
import type { BuildSettings } from '../models/with-built-day.ts';
import type { RowReader } from '../ports/ports.ts';

const KEPT = 'kept_raw_items';

/** Stands for the models while raw items are loaded: one that keeps them as they are. */
const KEEPING: ModelSet = {
  models: [
    { name: KEPT, layer: 'staging', materialise: 'incremental', reads: [RAW_ITEMS], grain: 'raw item', key: [] },
  ],
  roles: { staging: KEPT, facts: KEPT, rejected: KEPT },
  checks: [],
  views: [],
  functions: [],
  sqlOf: () => `from ${RAW_ITEMS}`,
};

/**
 * Gives `use` a database in which the raw items of a day are a table, with every attribute that a model may read, and what is known
 * of the run; SQL may call `functions`.
 */
export async function withRawDay<T>(
  date: CalendarDate,
  settings: BuildSettings,
  reader: RowReader,
  functions: readonly TextFunction[],
  use: (db: Database) => Promise<T>,
): Promise<T> {
  return withTempFolder((tempFolder) =>
    withDatabase({ ...settings, tempFolder, functions }, async (db) => {
      const rawRows = await loadRawItems(
        db,
        reader.pages(date, 'all'),
        tempFolder,
        undefined,
        KEEPING,
        ALL_RAW_COLUMNS,
      );
      await db.run(`drop view ${RAW_ITEMS}`);
      await db.run(`alter table ${sqlName(KEPT)} rename to ${RAW_ITEMS}`);
      const { tickSeconds, maxRejectedShare } = settings;
      await createRunContext(db, { date, tickSeconds, rawRows, maxRejectedShare });
      return use(db);
    }),
  );
}
