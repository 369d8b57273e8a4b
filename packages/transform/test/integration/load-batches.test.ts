import { globSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { TEXT_FUNCTIONS } from '../../models/functions.ts';
import { type Database, withDatabase } from '../../src/duckdb/with-database.ts';
import { type BatchLimits, loadRawItems } from '../../src/models/load-raw-items.ts';
import type { RawPage } from '../../src/ports/ports.ts';
import { attributesAt, SETTINGS, withTempFolder } from '../support.ts';

/** The bytes of a page of one row; those of the first ten are one shorter. */
function bytesOfPage(): number {
  return JSON.stringify([attributesAt(10, 'text 10')]).length;
}

/**
 * Loads so many pages of one row each; gives the rows that lie in the table, how many statements put them there, and the
 * most files that lay in the temporary folder at a time.
 */
async function load(
  pages: number,
  { limits, pageMs = 0 }: { limits?: BatchLimits; pageMs?: number } = {},
): Promise<{ rows: unknown; loads: number; left: string[]; files: number }> {
  return withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder, functions: TEXT_FUNCTIONS }, async (db) => {
      let loads = 0;
      let files = 0;
      async function* source(): AsyncGenerator<RawPage> {
        for (let n = 0; n < pages; n++) {
          files = Math.max(files, globSync('pages-*/*.json', { cwd: tempFolder }).length);
          if (pageMs > 0) await sleep(pageMs);
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
      await loadRawItems(counted, source(), tempFolder, limits);
      const [row] = await db.rows('select count(distinct quote_text) as rows from stg_quotes');
      return { rows: row?.rows, loads, left: readdirSync(tempFolder), files };
    }),
  );
}

test.each([
  ['rows', { rows: 40, bytes: Number.POSITIVE_INFINITY }],
  ['bytes', { rows: Number.POSITIVE_INFINITY, bytes: 40 * bytesOfPage() }],
])(
  'pages that come fast are loaded when there are enough %s, none twice and none left out, and no file stays',
  async (_kind, limits) => {
    vi.spyOn(performance, 'now').mockReturnValue(0);
    const { files, ...loaded } = await load(100, { limits });
    expect(loaded).toEqual({ rows: 100, loads: 3, left: [] });
    // Two batches: the one that is loaded, and the next.
    expect(files).toBeLessThanOrEqual(82);
  },
);

test('a day of many pages is one batch, unless its rows or its bytes are many', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  expect(await load(100)).toMatchObject({ rows: 100, loads: 1 });
});

test('where pages come slowly, a load begins with the first few of them', async () => {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 25;
    return time;
  });
  const { rows, loads, left } = await load(100, { pageMs: 3 });
  expect({ rows, left }).toEqual({ rows: 100, left: [] });
  expect(loads).toBeGreaterThan(3);
});
