import { expect, test } from 'vitest';
import { figuresOf } from '../../src/figures/figures-of.ts';
import { withModels } from '../support.ts';
import { quoteAttributesAt } from './quotes.ts';

const ITEMS = [
  quoteAttributesAt(0, 'four'),
  quoteAttributesAt(61, 'sixsix'),
  quoteAttributesAt(62, 'eight888', { source: { S: 'dummyjson' } }),
];

test('the figures are those of the models that the manifest marks, by the names of their columns and rows', async () => {
  await withModels(ITEMS, async (db) => {
    expect(await figuresOf(db)).toEqual({
      rows: 3,
      distinct_quotes: 3,
      minimum: 1,
      maximum: 1,
      range: 0,
      variance: 0,
      standard_deviation: 0,
      most_common_quote_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      most_common_quote: expect.any(String),
      most_common_author: 'Anon',
      completeness: 3 / 1440,
      mean_length: 6,
      'source_share.dummyjson': 1 / 3,
      'source_share.quotable': 2 / 3,
    });
  });
});

test('of many sources the largest are kept, under names of bounded length', async () => {
  const items = Array.from({ length: 30 }, (_, n) =>
    quoteAttributesAt(n, `text ${n}`, {
      source: { S: n < 5 ? 'large' : `${String(n).padStart(2, '0')} ${'x'.repeat(90)}` },
    }),
  );
  await withModels(items, async (db) => {
    const names = Object.keys(await figuresOf(db)).filter((name) => name.startsWith('source_share.'));
    expect(names).toHaveLength(20);
    expect(names).toContain('source_share.large');
    expect(names.every((name) => name.length <= 80)).toBe(true);
  });
});

test('a day without a fact has no figures of its sources', async () => {
  await withModels([], async (db) => {
    expect(Object.keys(await figuresOf(db)).filter((name) => /^(source_share|mean)/.test(name))).toEqual([]);
  });
});
