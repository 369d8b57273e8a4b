import { withTempFolder } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { type Database, withDatabase } from '../duckdb/with-database.ts';
import type { RowReader } from '../ports/ports.ts';
import { loadRawItems } from './load-raw-items.ts';
import { type ModelSet, OWN_MODELS } from './model-set.ts';
import { ofModel } from './of-model.ts';
import { runModels } from './run-models.ts';

/** How a day is built. */
export interface BuildSettings {
  /** Period of the ingest schedule, in seconds: what completeness is measured against. */
  readonly tickSeconds: number;
  /** Part of the rows, 0 to 1, that may be unusable; up to 100 rows always may. */
  readonly maxRejectedShare: number;
  readonly threads: number;
  readonly memoryLimitMb: number;
  /** Ends the build, by throwing. */
  readonly signal?: AbortSignal | undefined;
}

/** What else a build may be given: folders that its SQL may use, who wants to know when a step is through, and other models. */
export interface BuildOptions {
  readonly models?: ModelSet;
  readonly folders?: readonly string[];
  readonly onStep?: (step: 'load' | 'models') => void;
}

/** Gives `use` a database in which every model of a day has run, the number of raw rows, and a folder that its SQL may use; nothing of it is left behind. Throws ModelError, also where a view fails only as `use` reads it. */
export async function withBuiltDay<T>(
  date: CalendarDate,
  settings: BuildSettings,
  reader: RowReader,
  use: (db: Database, rawRows: number, tempFolder: string) => Promise<T>,
  { folders = [], onStep = () => undefined, models = OWN_MODELS }: BuildOptions = {},
): Promise<T> {
  return withTempFolder((tempFolder) =>
    withDatabase({ ...settings, tempFolder, folders, functions: models.functions }, async (db) => {
      const rawRows = await loadRawItems(db, reader.pages(date), tempFolder, undefined, models);
      onStep('load');
      const { tickSeconds, maxRejectedShare } = settings;
      await runModels(db, { date, tickSeconds, rawRows, maxRejectedShare }, models);
      onStep('models');
      return ofModel('what reads the models', () => use(db, rawRows, tempFolder));
    }),
  );
}
