import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffTables } from '../../src/diff/diff-tables.ts';
import { type Database, withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS } from '../support.ts';

type Value = number | null;

/** A row: its key, and two values. */
type TestRow = readonly [Value, Value, Value];

const value = fc.option(fc.integer({ min: 0, max: 3 }));
const table = fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 6 })), value, value), { maxLength: 12 });

/** What a plain reading of the definition counts: rows of one key are paired in the order of their values, nulls last. */
function plainCounts(before: readonly TestRow[], after: readonly TestRow[]) {
  const last = (each: Value) => each ?? Number.POSITIVE_INFINITY;
  const group = (rows: readonly TestRow[]) =>
    Map.groupBy(
      [...rows].sort((a, b) => compare(last(a[1]), last(b[1])) || compare(last(a[2]), last(b[2]))),
      ([key]) => key,
    );
  const [old, now] = [group(before), group(after)];
  const counts = { added: 0, removed: 0, changed: 0, x: 0, y: 0 };
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [left, right] = [old.get(key) ?? [], now.get(key) ?? []];
    counts.removed += Math.max(0, left.length - right.length);
    counts.added += Math.max(0, right.length - left.length);
    for (const [i, row] of left.slice(0, right.length).entries()) {
      const [x, y] = [row[1] !== right[i]?.[1], row[2] !== right[i]?.[2]];
      counts.x += Number(x);
      counts.y += Number(y);
      counts.changed += Number(x || y);
    }
  }
  return counts;
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

async function make(db: Database, name: string, rows: readonly TestRow[]): Promise<void> {
  await db.run(`create or replace table ${name} (k integer, x integer, y integer)`);
  for (const row of rows) await db.run(`insert into ${name} values (?, ?, ?)`, row);
}

test('what is counted of two tables is what a plain comparison counts, and a table never differs from itself', async () => {
  await withDatabase(SETTINGS, (db) =>
    fc.assert(
      fc.asyncProperty(table, table, async (before, after) => {
        await make(db, 'b', before);
        await make(db, 'a', after);
        const options = { key: ['k'], examples: 20 };
        const { x, y, ...counts } = plainCounts(before, after);
        const diff = await diffTables(db, 'b', 'a', options);
        expect(diff).toMatchObject({ ...counts, columns: { added: [], removed: [], retyped: [] } });
        expect({ x: 0, y: 0, ...diff.changed_columns }).toEqual({ x, y });
        const shown = Map.groupBy(diff.examples, ({ change }) => change);
        expect(Object.fromEntries([...shown].map(([change, rows]) => [change, rows.length]))).toEqual(
          Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
        );
        expect(await diffTables(db, 'a', 'a', options)).toMatchObject({
          added: 0,
          removed: 0,
          changed: 0,
          changed_columns: {},
          examples: [],
        });
      }),
      { numRuns: 60 },
    ),
  );
});

test('rows without a key are counted as often as they stand on each side', async () => {
  await withDatabase(SETTINGS, (db) =>
    fc.assert(
      fc.asyncProperty(table, table, async (before, after) => {
        await make(db, 'b', before);
        await make(db, 'a', after);
        const counts = (rows: readonly TestRow[]) => Map.groupBy(rows, (row) => JSON.stringify(row));
        const beyond = (left: readonly TestRow[], right: readonly TestRow[]) =>
          [...counts(left)].reduce(
            (sum, [row, { length }]) => sum + Math.max(0, length - (counts(right).get(row)?.length ?? 0)),
            0,
          );
        expect(await diffTables(db, 'b', 'a', { key: [], examples: 0 })).toMatchObject({
          added: beyond(after, before),
          removed: beyond(before, after),
          changed: 0,
          examples: [],
        });
      }),
      { numRuns: 40 },
    ),
  );
});
