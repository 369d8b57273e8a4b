import { globSync, readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type Database, withDatabase } from '../../src/duckdb.ts';
import { TEXT_FUNCTIONS } from '../../src/models/text-functions.ts';
import type { RawPage } from '../../src/ports.ts';
import { loadRawItems } from '../../src/rows/load-raw-items.ts';
import { attributesAt, SETTINGS, withTempFolder } from '../support.ts';

/**
 * Loads so many pages of one row each; gives the rows that lie in the table, how many statements put them there, and the
 * most files that lay in the temporary folder at a time.
 */
async function load(pages: number): Promise<{ rows: unknown; loads: number; left: string[]; files: number }> {
  return withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder, functions: TEXT_FUNCTIONS }, async (db) => {
      let loads = 0;
      let files = 0;
      async function* source(): AsyncGenerator<RawPage> {
        for (let n = 0; n < pages; n++) {
          files = Math.max(files, globSync('pages-*/*.json', { cwd: tempFolder }).length);
          yield { count: 1, json: Buffer.from(JSON.stringify([attributesAt(n, `text ${n}`)])) };
        }
      }
      const counted: Database = {
        ...db,
        run: (sql, values) => {
          if (/^(create table|insert into) "stg_quotes"/.test(sql)) loads++;
          return db.run(sql, values);
        },
      };
      await loadRawItems(counted, source(), tempFolder);
      const [row] = await db.rows('select count(distinct quote_text) as rows from stg_quotes');
      return { rows: row?.rows, loads, left: readdirSync(tempFolder), files };
    }),
  );
}

test('pages that come fast are loaded forty at a time, none twice and none left out, and no file stays', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const { files, ...loaded } = await load(100);
  expect(loaded).toEqual({ rows: 100, loads: 3, left: [] });
  // Two batches: the one that is loaded, and the next.
  expect(files).toBeLessThanOrEqual(80);
});

test('where pages come slowly, a load begins with the first few of them', async () => {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 25;
    return time;
  });
  const { rows, loads, left } = await load(100);
  expect({ rows, left }).toEqual({ rows: 100, left: [] });
  expect(loads).toBeGreaterThan(3);
});
