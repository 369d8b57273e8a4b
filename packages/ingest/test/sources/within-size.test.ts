import { normaliseQuote, rawItem, toTick } from '@quote-elt/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemBytes, withinSize } from '../../src/asking/within-size.ts';
import type { Source } from '../../src/ports/source.ts';

const TICK = toTick(Date.parse('2026-11-22T18:59:00Z'));
const REQUEST = { tick: TICK, count: 50, signal: new AbortController().signal };

/** A source that answers with quotes of these texts. */
function sourceOf(...contents: string[]): Source {
  return {
    name: 'test',
    fetch: async () => ({ records: contents.map((content) => normaliseQuote({ content })), rejected: [] }),
  };
}

test('a quote that would make too large an item is rejected with its size, and the others are kept', async () => {
  const { records: quotes, rejected } = await withinSize(sourceOf('short', 'x'.repeat(2000)), 1000).fetch(REQUEST);
  expect(quotes.map(({ content }) => content)).toEqual(['short']);
  expect(rejected).toEqual([
    { reason: expect.stringMatching(/^the item has 2\d{3} bytes, of 1000 allowed$/), payload: expect.anything() },
  ]);
});

test('the others keep the places that their source gave them', async () => {
  const source = sourceOf('a', 'x'.repeat(2000), 'b');
  const placed: Source = {
    name: 'test',
    fetch: async () => ({ ...(await source.fetch(REQUEST)), places: [7, 3, 5] }),
  };
  expect((await withinSize(placed, 1000).fetch(REQUEST)).places).toEqual([7, 5]);
});

test('whatever passes makes an item within the size, wherever it stands in its batch', async () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 300, max: 1500 }), async (contents, maxBytes) => {
      const source = sourceOf(...contents.map((content) => `a${content}`));
      const answer = await withinSize(source, maxBytes)
        .fetch(REQUEST)
        .catch(() => ({ records: [] }));
      for (const [index, quote] of answer.records.entries()) {
        expect(itemBytes(rawItem(TICK, index, quote, 'test', new Date(Date.now())))).toBeLessThanOrEqual(maxBytes);
      }
    }),
  );
});

test('the size is that of names and values in UTF-8, with the marks of a list', () => {
  const item = rawItem(TICK, 0, { ...normaliseQuote({ content: 'é', tags: ['a', 'bc'] }) }, 'test', new Date(0));
  const texts = Object.entries(item).flatMap(([name, value]) => [name, typeof value === 'string' ? value : '']);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  // Two numbers of 21 bytes, and a list of two texts with 3 bytes together.
  expect(itemBytes(item)).toBe(bytes + 2 * 21 + (3 + 2 + 3));
});
