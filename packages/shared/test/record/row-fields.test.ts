import { expect, test } from 'vitest';
import * as z from 'zod';
import { Quote, QuotesFactRow } from '../../src/index.ts';
import { rowFields } from '../../src/schema/row-fields.ts';

test('bounds of a record do not bind its row, types and formats do', () => {
  const Row = z.object(rowFields(Quote.shape));
  const row = {
    ...{ quote_id: '420cf9bc6af78fda', content: 'x'.repeat(20_000), author: 'y'.repeat(501), author_slug: '' },
    ...{ tag_list: Array(51).fill('z'.repeat(101)), character_count: 0, added_date: null, modified_date: '2026-11-22' },
    source_id: null,
  };
  expect(Row.safeParse(row)).toMatchObject({ success: true });
  for (const wrong of [{ quote_id: 'x' }, { character_count: 0.5 }, { tag_list: [1] }, { added_date: '2026-02-30' }]) {
    expect(Row.safeParse({ ...row, ...wrong }).success).toBe(false);
  }
});

test('a row of facts shows every field of the quote but the id of the source', () => {
  const { source_id, content, ...others } = Quote.shape;
  expect(Object.keys(QuotesFactRow.shape)).toEqual(expect.arrayContaining([...Object.keys(others), 'quote_text']));
  expect(QuotesFactRow.shape).not.toHaveProperty('source_id');
});
