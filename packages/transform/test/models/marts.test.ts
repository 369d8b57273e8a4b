import { quoteIdOf } from '@quote-elt/shared';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { publishedOrder } from '../../src/manifest/published-order.ts';
import { modelRows } from '../support.ts';
import { quoteAt, quoteAttributesAt } from './quotes.ts';

const ITEMS = [
  quoteAt(0, 'Alpha.', 'Laozi'),
  quoteAt(1, 'Beta.'),
  quoteAt(2, 'ALPHA', 'Lao Tzu'),
  quoteAt(3, 'Gamma.'),
  quoteAt(4, 'Alpha!', 'Lao Tzu'),
].map(encodeItem);

test('quotes_agg has one row per text, the first spelling standing, with each of its ingestions', async () => {
  const rows = await modelRows('quotes_agg', ITEMS);
  expect(rows.find(({ quote_id }) => quote_id === quoteIdOf('alpha'))).toEqual({
    quote_id: quoteIdOf('alpha'),
    quote_text: 'Alpha.',
    author: 'Laozi',
    quote_count: 3,
    first_ingestion: '2026-11-22T00:00:00.000Z',
    last_ingestion: '2026-11-22T00:04:00.000Z',
    ingestion_dates: ['2026-11-22T00:00:00.000Z', '2026-11-22T00:02:00.000Z', '2026-11-22T00:04:00.000Z'],
  });
  expect(rows.map(({ quote_count }) => quote_count).sort()).toEqual([1, 1, 3]);
});

test('quote_stats has the figures of the day', async () => {
  expect(await modelRows('quote_stats', ITEMS)).toEqual([
    {
      run_date: '2026-11-22',
      rows: 5,
      distinct_quotes: 3,
      minimum: 1,
      maximum: 3,
      range: 2,
      variance: 8 / 9,
      standard_deviation: Math.sqrt(8 / 9),
      most_common_quote_id: quoteIdOf('alpha'),
      most_common_quote: 'Alpha.',
      most_common_author: 'Laozi',
      completeness: 5 / 1440,
    },
  ]);
});

test('a tie for the most common quote goes to the lower id', async () => {
  const items = ['one', 'two', 'three'].map((text, i) => encodeItem(quoteAt(i, text)));
  const [row] = await modelRows('quote_stats', items);
  expect(row?.most_common_quote_id).toBe([quoteIdOf('one'), quoteIdOf('two'), quoteIdOf('three')].sort()[0]);
});

test('several quotes of one tick cover one place of the schedule', async () => {
  const item = quoteAt(7, 'one');
  const second = { ...quoteAt(7, 'two'), ingested_at: '2026-11-22T00:07:00.001Z' };
  expect(await modelRows('covered_ticks', [encodeItem(item), encodeItem(second)])).toEqual([{ slot: 7 }]);
});

test('quotes_agg is ordered as its contract says: most frequent first, then by quote_id', () => {
  const agg = MODELS.find(({ name }) => name === 'quotes_agg');
  expect(agg && publishedOrder(agg)).toEqual([
    { column: 'quote_count', descending: true },
    { column: 'quote_id', descending: false },
  ]);
});

test('ingestions of a quote are sorted and its first spelling stands, in whatever order the rows are read', async () => {
  const rows = await modelRows(
    'quotes_agg',
    [ITEMS[2], ITEMS[4], ITEMS[0]].filter((item) => item !== undefined),
  );
  expect(rows).toMatchObject([
    {
      quote_text: 'Alpha.',
      author: 'Laozi',
      ingestion_dates: ['2026-11-22T00:00:00.000Z', '2026-11-22T00:02:00.000Z', '2026-11-22T00:04:00.000Z'],
    },
  ]);
});

test('a quote that comes fifty thousand times a day has its variance: squares outgrow 32 bits', async () => {
  const base = quoteAttributesAt(0, 'often');
  const often = Array.from({ length: 50_000 }, (_, second) => ({
    ...base,
    ingested_at: { S: new Date(Date.parse('2026-11-22') + second * 1000).toISOString() },
  }));
  const once = quoteAttributesAt(1439, 'once');
  expect(await modelRows('quote_stats', [...often, once])).toMatchObject([
    { rows: 50_001, minimum: 1, maximum: 50_000, variance: 24_999.5 ** 2 },
  ]);
});
