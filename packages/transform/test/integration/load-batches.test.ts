import { globSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleRecord } from '@quote-elt/shared/testing';
import { expect, test, vi } from 'vitest';
import { ROLES, TEXT_FUNCTIONS } from '../../models/manifest.ts';
import { sqlName } from '../../src/duckdb/sql-text.ts';
import { type Database, withDatabase } from '../../src/duckdb/with-database.ts';
import { type BatchLimits, loadRawItems } from '../../src/models/load-raw-items.ts';
import type { RawPage } from '../../src/ports/ports.ts';
import { attributesAt, SETTINGS, withTempFolder } from '../support.ts';

/** A page of one row, with the same record as every other. */
function pageAt(n: number): Buffer {
  return Buffer.from(JSON.stringify([attributesAt(n, {}, sampleRecord(0))]));
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
          yield { count: 1, json: pageAt(n) };
        }
      }
      const counted: Database = {
        ...db,
        run: (sql, values) => {
          if (['create table', 'insert into'].some((start) => sql.startsWith(`${start} ${sqlName(ROLES.staging)}`)))
            loads++;
          return db.run(sql, values);
        },
      };
      await loadRawItems(counted, source(), tempFolder, limits);
      const [row] = await db.rows(`select count(*) as rows from (select distinct * from ${sqlName(ROLES.staging)})`);
      return { rows: row?.rows, loads, left: readdirSync(tempFolder), files };
    }),
  );
}

test.each([
  ['rows', { rows: 40, bytes: Number.POSITIVE_INFINITY }],
  ['bytes', { rows: Number.POSITIVE_INFINITY, bytes: 40 * pageAt(0).length }],
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
