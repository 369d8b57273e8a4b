import { expect, test } from 'vitest';
import { publishedOrder } from '../../src/manifest/published-order.ts';

test('the promised order comes first, then what is left of the key', () => {
  expect(publishedOrder({ order: [{ column: 'n', descending: true }, { column: 'b' }], key: ['a', 'b'] })).toEqual([
    { column: 'n', descending: true },
    { column: 'b', descending: false },
    { column: 'a', descending: false },
  ]);
  expect(publishedOrder({ key: [] })).toEqual([]);
});
