import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoteIdOf, toTick } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import type { SourceRequest } from '../../src/ports/source.ts';
import { loadSource, type SourceName } from '../../src/sources/registry.ts';
import { serve } from '../serve.ts';

/** A request of the test's tick. */
export function requestOf(count: number): SourceRequest {
  return { tick: toTick(Date.parse('2026-11-22T10:00:00Z')), count, signal: new AbortController().signal };
}

/** What every source over HTTP must do; `paths` are what it asks for, by the number of quotes wanted. */
export function describeQuoteSource(name: SourceName, paths: Readonly<Record<number, string>>): void {
  describe(`quote source: ${name}`, () => {
    const recorded = readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8');

    async function answered(body: string, { status = 200, count = 1, headers = {} } = {}) {
      const { baseUrl, asked, close } = await serve((response) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body),
      );
      try {
        const source = (await loadSource(name))({ baseUrl, timeoutMs: 500 });
        return { asked, answer: await source.fetch(requestOf(count)) };
      } finally {
        await close();
      }
    }

    test('makes a normal quote of the recorded answer', async () => {
      const { answer } = await answered(recorded);
      expect(answer.rejected).toEqual([]);
      expect(answer.records).toMatchObject([
        {
          quote_id: quoteIdOf('Things do not change; we change.'),
          content: 'Things do not change; we change.',
          author: 'Henry David Thoreau',
          author_slug: 'henry-david-thoreau',
          character_count: 32,
        },
      ]);
    });

    test.each(Object.entries(paths))('asks for %s quotes within its limits', async (count, path) => {
      const { asked } = await answered(recorded, { count: Number(count) });
      expect(asked).toEqual([path]);
    });

    test.each([
      ['{}', 200, 'source.shape'],
      ['[]', 200, 'source.empty'],
      ['[{"content":" ","quote":" ","q":" ","_id":"abcde"}]', 200, 'source.empty'],
      ['{"error_code":17,"message":"try later"}', 200, 'source.shape'],
      ['Too many requests', 200, 'source.not_json'],
      ['<html></html>', 404, 'source.status'],
      ['{}', 429, 'source.rate_limited'],
      ['forbidden', 403, 'source.status'],
    ])('answered %j at %d, fails with %s', async (body, status, code) => {
      await expect(answered(body, { status })).rejects.toMatchObject({ code });
    });
  });
}
