import { expect, test } from 'vitest';
import { type DiffOptions, diffTables } from '../../src/diff/diff-tables.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS } from '../support.ts';

/** Compares what two selects give. */
function diff(before: string, after: string, options: Partial<DiffOptions> = {}) {
  return withDatabase(SETTINGS, async (db) => {
    await db.run(`create table b as ${before}`);
    await db.run(`create table a as ${after}`);
    return diffTables(db, 'b', 'a', { key: ['k'], examples: 5, ...options });
  });
}

test('a changed row is shown by its key and the columns that differ, an added or removed one whole', async () => {
  const before = `from (values (1, 'one', 1.5, [1]), (2, 'two', 2.5, [2]), (3, 'three', 3.5, null)) as t(k, text, n, list)`;
  const after = `from (values (1, 'one', 1.5, [1, 9]), (3, 'three', null, null), (4, 'four', 4.5, [])) as t(k, text, n, list)`;
  expect(await diff(before, after)).toEqual({
    added: 1,
    removed: 1,
    changed: 2,
    changed_columns: { n: 1, list: 1 },
    columns: { added: [], removed: [], retyped: [] },
    key: ['k'],
    examples: [
      { change: 'changed', key: { k: 1 }, before: { list: [1] }, after: { list: [1, 9] } },
      { change: 'changed', key: { k: 3 }, before: { n: '3.5' }, after: { n: null } },
      { change: 'removed', key: { k: 2 }, before: { text: 'two', n: '2.5', list: [2] }, after: {} },
      { change: 'added', key: { k: 4 }, before: {}, after: { text: 'four', n: '4.5', list: [] } },
    ],
  });
});

test('a column that came, went or has another type is told, and no row differs by that alone', async () => {
  const { columns, ...rows } = await diff(
    'select 1 as k, 1::integer as same, 2 as gone',
    `select 1 as k, 1::bigint as same, 'x' as "new ""column"""`,
  );
  expect(rows).toEqual({ added: 0, removed: 0, changed: 0, changed_columns: {}, key: ['k'], examples: [] });
  expect(columns).toEqual({
    added: [{ name: 'new "column"', type: 'VARCHAR' }],
    removed: [{ name: 'gone', type: 'INTEGER' }],
    retyped: [{ name: 'same', before: 'INTEGER', after: 'BIGINT' }],
  });
});

test('rows are compared whole where the key is missing on a side', async () => {
  const result = await diff('select 1 as k, 2 as v', 'select 2 as v, 3 as w');
  expect(result).toMatchObject({ added: 0, removed: 0, changed: 0, columns: { removed: [{ name: 'k' }] } });
  expect(await diff('select 1 as k, 2 as v', 'select 3 as v')).toMatchObject({
    added: 1,
    removed: 1,
    examples: [
      { change: 'removed', key: {}, before: { k: 1, v: 2 } },
      { change: 'added', key: {}, after: { v: 3 } },
    ],
  });
});

test('tables that share no column have no row in common', async () => {
  expect(await diff('select 1 as k', 'from range(2) as t(w)')).toMatchObject({ added: 2, removed: 1, changed: 0 });
});

test('of many rows a few of each kind are shown, those with the smallest keys', async () => {
  const { added, changed, examples } = await diff(
    'select range as k, 0 as v from range(1000)',
    'select range as k, 1 as v from range(2000)',
    { examples: 2 },
  );
  expect([added, changed, examples.map(({ change, key }) => [change, key.k])]).toEqual([
    1000,
    1000,
    [
      ['changed', 0],
      ['changed', 1],
      ['added', 1000],
      ['added', 1001],
    ],
  ]);
});

test('a column may be called as the comparison calls its own', async () => {
  const names = 'select 1 as k, 1 as mine, 1 as whole, 1 as here, 1 as place, 1 as b, 1 as a, 1 as v0, 1 as k0';
  expect(await diff(names, names.replace('1 as mine', '2 as mine'))).toMatchObject({
    changed: 1,
    changed_columns: { mine: 1 },
    examples: [{ before: { mine: 1 }, after: { mine: 2 } }],
  });
});

test('hundreds of thousands of rows are compared within the memory that the database has', async () => {
  const rows = `select range as k, md5(range::varchar) as text from range(300000)`;
  const result = await withDatabase({ ...SETTINGS, memoryLimitMb: 200 }, async (db) => {
    await db.run(`create table b as ${rows}`);
    await db.run(`create table a as ${rows} where range % 3 > 0`);
    return diffTables(db, 'b', 'a', { key: ['k'], examples: 1 });
  });
  expect(result).toMatchObject({ added: 0, removed: 100_000, changed: 0 });
});
