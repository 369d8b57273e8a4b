import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { RowsMiscountedError } from '../errors/errors.ts';
import type { RawPage } from '../ports/ports.ts';
import { RAW_ITEMS } from './inputs.ts';
import { type ModelSet, OWN_MODELS } from './model-set.ts';
import { type PageFiles, pageFiles } from './page-files.ts';
import { rawColumns } from './raw-columns.ts';
import { readItems } from './read-items.ts';
import { runIncrementalModels } from './run-models.ts';
import { selectItems } from './select-items.ts';

/** How much is loaded at once. */
export interface BatchLimits {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Two of DuckDB's row groups: of a batch that fills none, the rows are copied once more. The bytes are for rows that are
 * large: two batches lie in the temporary folder.
 */
const BATCH: BatchLimits = { rows: 2 * 122_880, bytes: 128 * 2 ** 20 };

/** Where pages come slower than this many milliseconds, cores would only wait: there a small batch costs nothing. */
const SLOW_PAGE_MS = 12;
const MIN_PAGES_A_BATCH = 8;

/** What raw items are loaded into: the models, and the columns of a raw item that they read. */
interface Target {
  readonly models: ModelSet;
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Runs the incremental models over pages of raw items, batch by batch, and gives the number of rows. While a batch is
 * loaded the next one is fetched, so that at most two of them lie in the temporary folder. Throws RowsMiscountedError
 * if a row was lost on the way. Where its time goes: docs/performance.md#where-our-time-goes
 */
export async function loadRawItems(
  db: Database,
  pages: AsyncIterable<RawPage>,
  tempFolder: string,
  limits = BATCH,
  models: ModelSet = OWN_MODELS,
  columns = rawColumns(models),
): Promise<number> {
  let counted = 0;
  let batches = 0;
  let files: string[] = [];
  let rows = 0;
  let bytes = 0;
  let loading: Promise<void> = Promise.resolve();
  let busy = false;
  let begun = performance.now();
  const folder = await mkdtemp(join(tempFolder, 'pages-'));
  const store = pageFiles(folder);
  const loadBatch = async () => {
    const batch = files;
    const first = batches === 0;
    files = [];
    rows = 0;
    bytes = 0;
    batches++;
    await loading;
    begun = performance.now();
    busy = true;
    loading = loadFiles(db, batch, first, store, { models, columns }).finally(() => {
      busy = false;
    });
    // The next await of this promise sees the failure; until then mark it handled.
    loading.catch(() => undefined);
  };
  try {
    for await (const page of pages) {
      counted += page.count;
      rows += page.count;
      bytes += page.json.length;
      // At once, while the next page is on its way: a megabyte into the page cache takes less than three turns of the event loop.
      files.push(store.write(page.json));
      const slow = (performance.now() - begun) / files.length > SLOW_PAGE_MS;
      const full = rows >= limits.rows || bytes >= limits.bytes;
      if (full || (slow && !busy && files.length >= MIN_PAGES_A_BATCH)) await loadBatch();
    }
    // A day without a page is a day without an item: the models are made all the same.
    if (files.length === 0 && batches === 0) files.push(store.write(Buffer.from('[]')));
    if (files.length > 0) await loadBatch();
    await loading;
    const [row] = await db.rows(`select count(*) as loaded from ${sqlName(models.roles.staging)}`);
    const loaded = Number(row?.loaded);
    if (loaded !== counted) throw new RowsMiscountedError(counted, loaded);
    return loaded;
  } finally {
    await Promise.allSettled([loading]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function loadFiles(
  db: Database,
  files: readonly string[],
  first: boolean,
  store: PageFiles,
  { models, columns }: Target,
): Promise<void> {
  await db.run(`create or replace temporary view ${RAW_ITEMS} as ${selectItems(files, columns)}`);
  await readItems(files, columns, () => appendBatch(db, first, models));
  store.release(files);
}

/** Appends the whole batch or none of it. */
async function appendBatch(db: Database, first: boolean, models: ModelSet): Promise<void> {
  await db.run('begin transaction');
  try {
    await runIncrementalModels(db, first, models);
    await db.run('commit');
  } catch (error) {
    await db.run('rollback');
    throw error;
  }
}
