import { globSync } from 'node:fs';
import { withTempFolder } from '@quote-elt/runtime';
import { createMarts, createViews, MARTS, objectKey, withDatabase } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { daysOf, FIRST_DAY, itemsOf } from '../src/days/days.ts';
import { CHAIN_DAY, oddDay } from '../src/days/odd-rows.ts';
import { BUILD, publishDay } from '../src/days/publish-day.ts';
import { projectedTable } from '../src/projected-table.ts';

test('a history misses a day here and there, and is the same whenever it is made', () => {
  const days = daysOf(22);
  expect([days.length, days[0]]).toEqual([20, FIRST_DAY]);
  expect(itemsOf(FIRST_DAY)).toEqual(itemsOf(FIRST_DAY));
  expect(itemsOf(FIRST_DAY).length).toBeGreaterThan(1300);
  expect(itemsOf(FIRST_DAY).length).toBeLessThan(1440);
});

test('the odd day has each key once, ordinary rows, and as many random edits as asked for', () => {
  const keys = oddDay(0).map(({ ingested_at }) => JSON.stringify(ingested_at));
  expect(new Set(keys).size).toBe(keys.length);
  expect(oddDay(0).filter(({ ingested_date }) => JSON.stringify(ingested_date).includes(CHAIN_DAY))).toHaveLength(
    keys.length,
  );
  expect(oddDay(0).length - itemsOf(CHAIN_DAY).length).toBeGreaterThan(80);
  expect(oddDay(100).length).toBeGreaterThan(oddDay(0).length + 50);
});

test('a published day lies where the layout says, one file a mart, and DuckDB reads it with the column of its path', async () => {
  await withTempFolder(async (tree) => {
    await publishDay(tree, FIRST_DAY, itemsOf(FIRST_DAY));
    expect(globSync('**/*.parquet', { cwd: tree }).sort()).toEqual(
      MARTS.map((mart) => objectKey(mart, FIRST_DAY)).sort(),
    );
    await withDatabase({ ...BUILD, tempFolder: tree }, async (db) => {
      await createMarts(db, tree);
      await createViews(db);
      for (const { name, partition } of MARTS) {
        expect(await db.rows(`select distinct ${partition} as day from ${name}`)).toEqual([{ day: FIRST_DAY }]);
      }
      expect(await db.rows('from marts_disagree')).toEqual([]);
    });
  });
});

test('Trino is told the column of the path, and the days in which it looks', () => {
  const sql = projectedTable({ name: 'quote_stats', partition: 'run_date' }, { rows: 'INTEGER' }, FIRST_DAY, 30);
  expect(sql).toContain('"rows" integer,\n    run_date date with (');
  expect(sql).toContain(`partition_projection_range = array['${FIRST_DAY}', '2026-03-28']`);
  expect(sql).toContain("partitioned_by = array['run_date']");
});
