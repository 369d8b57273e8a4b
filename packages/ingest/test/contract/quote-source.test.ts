import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_QUOTE_SOURCES, loadSource, QUOTE_SOURCE_NAMES } from '../../src/sources/registry.ts';
import { describeQuoteSource, requestOf } from './quote-source.contract.ts';

describeQuoteSource('quotable', { 1: '/quotes/random?limit=1', 50: '/quotes/random?limit=50' });
describeQuoteSource('dummyjson', { 1: '/quotes/random/1', 10: '/quotes/random/10', 50: '/quotes/random/10' });
describeQuoteSource('kurokeita', {
  1: '/api/quotes/random',
  2: '/api/quotes/random?limit=10',
  11: '/api/quotes/random?limit=25',
  50: '/api/quotes/random?limit=50',
});
describeQuoteSource('realinspire', { 1: '/v1/quotes/random?limit=1', 50: '/v1/quotes/random?limit=20' });
describeQuoteSource('quoteslate', { 1: '/api/quotes/random?count=1', 50: '/api/quotes/random?count=50' });
describeQuoteSource('zenquotes', { 1: '/api/random', 2: '/api/quotes' });

test('every source but the embedded one has a recorded answer, and is asked by default', () => {
  const recorded = readdirSync(join(import.meta.dirname, '..', 'fixtures')).map((file) => file.replace('.json', ''));
  expect(recorded.sort()).toEqual([...DEFAULT_QUOTE_SOURCES].sort());
  expect(QUOTE_SOURCE_NAMES.filter((name) => !DEFAULT_QUOTE_SOURCES.some((live) => live === name))).toEqual([
    'embedded',
  ]);
});

test('the embedded quotes follow from the tick, without a repeat in a batch', async () => {
  const embedded = (await loadSource('embedded'))({ timeoutMs: 1 });
  const { quotes } = await embedded.fetch(requestOf(50));
  expect(await embedded.fetch(requestOf(50))).toEqual({ quotes, rejected: [] });
  expect(new Set(quotes.map(({ quote_id }) => quote_id)).size).toBe(50);
});
