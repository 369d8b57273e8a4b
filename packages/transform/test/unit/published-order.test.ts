import { expect, test } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { publishedOrder } from '../../src/manifest/published-order.ts';

test('the promised order comes first, then what is left of the key', () => {
  expect(publishedOrder({ order: [{ column: 'n', descending: true }, { column: 'b' }], key: ['a', 'b'] })).toEqual([
    { column: 'n', descending: true },
    { column: 'b', descending: false },
    { column: 'a', descending: false },
  ]);
  expect(publishedOrder({ key: [] })).toEqual([]);
});

test('quotes_agg is ordered as its contract says: most frequent first, then by quote_id', () => {
  const agg = MODELS.find(({ name }) => name === 'quotes_agg');
  expect(agg && publishedOrder(agg)).toEqual([
    { column: 'quote_count', descending: true },
    { column: 'quote_id', descending: false },
  ]);
});
