import { expect, test } from 'vitest';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS } from '../support.ts';

const required = (sql: string) =>
  withDatabase(SETTINGS, async (db) => {
    await db.run('create table t as select i, i % 3 as k, i % 2 as j from range(10) as r (i)');
    await db.requireOneStatement(sql);
  });

test.each([
  'select 1',
  'select 1;',
  'select 1;; -- and no more',
  `select ';'`,
  'select 1 /* ; select 2 */',
  'with x as (select 1) from x',
  'describe t',
  'summarize t',
  'show tables',
  'explain select 1',
  'pivot t on k using sum(i)',
  'pivot t on k, j using sum(i);',
  'from (pivot t on k using sum(i))',
  'unpivot t on i, k',
  'create temp table x as select 1',
])('%s is one statement', async (sql) => {
  await expect(required(sql)).resolves.toBeUndefined();
});

test.each([
  ['select 1 as a; select 2 as b', 2],
  ['select 1; select 2; select 3', 3],
  ['create temp table x as select 1; from x', 2],
  ['select 1; pivot t on k using sum(i)', 3],
  ['pivot t on k using sum(i); select 1', 3],
  ['pivot t on k using sum(i); create temp table x as select 1', 3],
  ['pivot t on k using sum(i); commit', 3],
  ['pivot t on k using sum(i); pivot t on j using sum(i)', 4],
  ['begin; commit', 2],
  ['set threads = 1; select 1', 2],
  ['', 0],
  [' ; ;', 0],
  ['-- nothing', 0],
])('%j is refused: %i statements', async (sql, count) => {
  await expect(required(sql)).rejects.toMatchObject({ code: 'sql.statements', details: { count } });
});

test.each([
  `copy t to '/tmp/x.csv'`,
  `attach '/tmp/x.duckdb'`,
  `export database '/tmp/x'`,
  `explain analyze copy (select 1) to '/tmp/x.csv'`,
  `copy (pivot t on k using sum(i)) to '/tmp/x.csv'`,
  `COPY (FROM (PIVOT t ON k USING sum(i))) TO '/tmp/x.csv'`,
])('%s is refused, since it would write or attach a file', async (sql) => {
  await expect(required(sql)).rejects.toMatchObject({ code: 'sql.writes' });
});

test('what is no SQL is told as DuckDB puts it', async () => {
  await expect(required('selec 1; select 2')).rejects.toThrow(/^Parser Error: syntax error at or near "selec"/);
});
