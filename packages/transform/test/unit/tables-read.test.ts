import { expect, test } from 'vitest';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS, withTempFolder } from '../support.ts';
import { tablesRead } from '../tables-read.ts';

test.each([
  ['select * from a', ['a']],
  ['select * from a join b using (x) where x in (select x from c)', ['a', 'b', 'c']],
  ['with a as (select * from b) select * from a', ['b']],
  ['with a as (select * from a) select * from a', ['a']],
  ['with a as (select * from x), b as (select * from a) select (select max(n) from y) from b', ['x', 'y']],
  ["select 'from z' as text from a -- from y", ['a']],
  ['select * from a union all select * from b', ['a', 'b']],
])('%s', async (sql, tables) => {
  const read = await withTempFolder((tempFolder) =>
    withDatabase({ ...SETTINGS, tempFolder }, (db) => tablesRead(db, sql)),
  );
  expect(read).toEqual(tables);
});
