import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, sqlName, sqlText } from '../duckdb.ts';
import { RowsMiscountedError } from '../errors.ts';
import type { RawPage } from '../ports.ts';
import { RAW_COLUMNS } from './raw-columns.ts';
import { repairSurrogates } from './repair-surrogates.ts';

/** DuckDB's row group is 122,880 rows; smaller loads cost more CPU, larger ones fill the temporary folder. */
const PAGES_A_LOAD = 40;

/** An item of DynamoDB is at most 400 kB, which JSON escapes can make six times longer. */
const MAX_OBJECT_BYTES = 4_000_000;

/** The statement that makes the empty table `raw_items`. */
export const CREATE_RAW_ITEMS = `create table raw_items (${Object.entries(RAW_COLUMNS)
  .map(([name, type]) => `${sqlName(name)} ${type}`)
  .join(', ')})`;

/** Loads pages into the new table `raw_items` and gives the number of rows; throws RowsMiscountedError if any was lost on the way. */
export async function loadRawItems(db: Database, pages: AsyncIterable<RawPage>, tempFolder: string): Promise<number> {
  await db.run(CREATE_RAW_ITEMS);
  const folder = await mkdtemp(join(tempFolder, 'pages-'));
  try {
    let counted = 0;
    let files: string[] = [];
    for await (const page of pages) {
      counted += page.count;
      const file = join(folder, `${files.length}.json`);
      await writeFile(file, repairSurrogates(page.json));
      files.push(file);
      if (files.length === PAGES_A_LOAD) {
        await db.run(insertFiles(files));
        files = [];
      }
    }
    if (files.length > 0) await db.run(insertFiles(files));
    const [row] = await db.rows('select count(*) as loaded from raw_items');
    const loaded = Number(row?.loaded);
    if (loaded !== counted) throw new RowsMiscountedError(counted, loaded);
    return loaded;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function insertFiles(files: readonly string[]): string {
  const columns = Object.entries(RAW_COLUMNS).map(([name, type]) => `${sqlName(name)}: ${sqlText(type)}`);
  return `insert into raw_items select * from read_json([${files.map(sqlText).join(', ')}], format = 'array',
    maximum_object_size = ${MAX_OBJECT_BYTES}, columns = {${columns.join(', ')}})`;
}
