import { withDatabase } from '@quote-elt/transform';
import { expect, test } from 'vitest';
import { SAME_FUNCTIONS } from '../../packages/transform/test/common-sql/functions.ts';
import { duckDbTable } from '../src/compare/table.ts';
import { FUNCTION_EXAMPLES } from '../src/compare-functions.ts';
import { BUILD } from '../src/days/publish-day.ts';

test('every function that the lint takes for the same has an example that is tried on both engines', () => {
  expect(Object.keys(FUNCTION_EXAMPLES).sort()).toEqual([...SAME_FUNCTIONS].sort());
});

test.each(Object.entries(FUNCTION_EXAMPLES))(
  'the example of %s calls it, and DuckDB answers in types that Trino has',
  async (name, select) => {
    expect(select).toContain(`${name}(`);
    const { rows } = await withDatabase(BUILD, (db) => duckDbTable(db, select));
    expect(rows.length).toBeGreaterThan(0);
  },
);
