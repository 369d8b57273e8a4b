import { expect, test } from 'vitest';
import { explainError, RawItem } from '../../src/index.ts';
import { sampleRawItem } from '../../src/testing.ts';

test('one line names a raw item and every path of its quote', () => {
  const wrong = { ...sampleRawItem(), quote_id: 'x', tag_list: ['a', 1], ingested_date: '2026-02-30' };
  const { error } = RawItem.safeParse(wrong);
  expect(error === undefined ? 'accepted' : explainError(error, 'raw item 7')).toBe(
    'raw item 7: quote_id: a quote id is 16 hex digits; tag_list[1]: Invalid input: expected string, received number; ' +
      'ingested_date: not a calendar date (YYYY-MM-DD)',
  );
});
