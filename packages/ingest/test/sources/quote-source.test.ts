import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toTick } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { QUOTATIONS_USED } from '../../src/sources/embedded.ts';
import { QUOTATIONS } from '../../src/sources/quotations.ts';
import { DEFAULT_SOURCES, loadSource, SOURCE_NAMES } from '../../src/sources/registry.ts';
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

test('every source that is deployed by default has a recorded answer, and needs the network', () => {
  const recorded = readdirSync(join(import.meta.dirname, 'fixtures')).map((file) => file.replace('.json', ''));
  expect(recorded).toEqual(expect.arrayContaining([...DEFAULT_SOURCES]));
  expect(SOURCE_NAMES).toEqual(expect.arrayContaining(recorded));
  expect(DEFAULT_SOURCES).not.toContain('embedded');
});

test('the embedded quotes follow from the tick alone, without a repeat in a batch', async () => {
  const embedded = (await loadSource('embedded'))({ timeoutMs: 1 });
  const { records: quotes } = await embedded.fetch(requestOf(50));
  expect(await embedded.fetch(requestOf(50))).toEqual({ records: quotes, rejected: [] });
  expect(new Set(quotes.map(({ quote_id }) => quote_id)).size).toBe(50);
});

test.each([1, 10, 60, 300, 3600, 86_400])(
  'the embedded source with a tick every %d seconds gives each of its quotes before one comes back',
  async (seconds) => {
    const embedded = (await loadSource('embedded'))({ timeoutMs: 1 });
    const start = Date.parse('2026-11-22T10:00:00Z');
    const ids: string[] = [];
    for (let n = 0; n < QUOTATIONS_USED; n++) {
      const { records: quotes } = await embedded.fetch({ ...requestOf(1), tick: toTick(start + n * seconds * 1000) });
      ids.push(...quotes.map(({ quote_id }) => quote_id));
    }
    expect(new Set(ids).size).toBe(QUOTATIONS_USED);
  },
);

test('the embedded source uses the largest prime number of the quotations there are', () => {
  const isPrime = (n: number) => Array.from({ length: n - 2 }, (_, i) => i + 2).every((divisor) => n % divisor !== 0);
  const numbers = Array.from({ length: QUOTATIONS.length + 1 }, (_, n) => n);
  expect(QUOTATIONS_USED).toBe(numbers.findLast((n) => n > 1 && isPrime(n)));
});
