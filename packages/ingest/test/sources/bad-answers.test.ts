import { readFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { quoteIdOf } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { createAskSources } from '../../src/asking/ask-sources.ts';
import type { SourceAnswer } from '../../src/ports/source.ts';
import { loadSource, type SourceName } from '../../src/sources/registry.ts';
import { serve } from '../serve.ts';
import { requestOf } from './quote-source.contract.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'bad-answers', name));

/** What a source makes of a body, and what the tick gets where the embedded quotations come next. */
async function answered(
  name: SourceName,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  status = 200,
) {
  const { baseUrl, close } = await serve((response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body),
  );
  try {
    return await asked(name, baseUrl);
  } finally {
    await close();
  }
}

async function asked(name: SourceName, baseUrl: string) {
  const source = (await loadSource(name))({ baseUrl, timeoutMs: 2000 });
  const next = (await loadSource('embedded'))({ timeoutMs: 1 });
  const ask = createAskSources(
    [source, next],
    () => new Date(0),
    () => undefined,
  );
  const { source: from, answer, attempts } = await ask(requestOf(2));
  return { from, records: answer.records, rejected: answer.rejected, failure: attempts[0] };
}

const kept = (quotes: SourceAnswer['records']) => quotes.map(({ content, author }) => [content, author]);

test('two Hindi words that differ in a vowel sign are two quotes', async () => {
  const { records: quotes } = await answered('quotable', read('two-hindi-quotes.json'));
  expect(quotes.map(({ content }) => content)).toEqual(['काम', 'कम']);
  expect(new Set(quotes.map(({ quote_id }) => quote_id)).size).toBe(2);
  expect(quotes.map(({ author_slug }) => author_slug)).toEqual(['कबीर', 'कबीर']);
});

describe.each(['quotable', 'realinspire'] as const)('%s', (name) => {
  test('an author of 500 kB is rejected with the reason, and the next source is asked', async () => {
    const body = JSON.stringify([{ content: 'Big author', author: 'x'.repeat(500_000) }]);
    expect(await answered(name, body)).toMatchObject({
      from: 'embedded',
      failure: { code: 'source.empty', message: expect.stringContaining('author: longer than 500 code points') },
    });
  });

  test('a record over a bound costs no other record of its answer', async () => {
    const bad = { content: 'Big tag', tags: ['x'.repeat(101)] };
    expect(await answered(name, JSON.stringify([bad, { content: 'Good.' }]))).toMatchObject({
      from: name,
      records: [{ content: 'Good.' }],
      rejected: [{ reason: expect.stringMatching(/^tag_list\[0\]: longer than 100/), payload: bad }],
    });
  });

  test.each([
    ['an unknown key', `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a key of a quote', `[{"content":"x","author":${'{"name":'.repeat(20_000)}1${'}'.repeat(20_000)}}]`],
    ['a tag', `[{"content":"x","tags":${'['.repeat(20_000)}${']'.repeat(20_000)}}]`],
    ['a wrapper', `${'{"data":'.repeat(2000)}{"content":"x"}${'}'.repeat(2000)}`],
  ])('nesting without an end in %s is the failure of its source', async (_where, body) => {
    expect(await answered(name, body)).toMatchObject({
      from: 'embedded',
      failure: { code: expect.stringMatching(/^source\.(unreadable|shape)$/) },
    });
  });

  test('bytes of Latin-1 are decoded where the content type says so', async () => {
    const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
    expect(kept((await answered(name, read('latin1-body.bin'), headers)).records)).toEqual([
      ['Être libre, ça va', 'Gérard Né'],
    ]);
  });

  test('bytes of Latin-1 are no text where it does not', async () => {
    expect(await answered(name, read('latin1-body.bin'))).toMatchObject({
      from: 'embedded',
      failure: { code: 'source.not_text' },
    });
  });

  test('an envelope with a status of 502 is a notice', async () => {
    expect(await answered(name, read('envelope-502.json'))).toMatchObject({
      from: 'embedded',
      failure: { code: 'source.notice', message: expect.stringContaining('Internal server error') },
    });
  });

  test('a slug that a source gives is made a slug', async () => {
    expect((await answered(name, read('given-slug.json'))).records).toMatchObject([
      { author: 'Søren Kierkegaard', author_slug: 'soren-kierkegaard' },
    ]);
  });

  test('a date with an offset is the UTC day', async () => {
    expect((await answered(name, read('date-with-offset.json'))).records).toMatchObject([{ added_date: '2023-04-14' }]);
  });

  test('HTML entities are decoded once', async () => {
    const { records: quotes } = await answered(name, read('html-entities.json'));
    expect(kept(quotes)).toEqual([["It's all in a day’s work & play.", 'Déjà']]);
    expect(quotes.map(({ quote_id }) => quote_id)).toEqual([quoteIdOf("It's all in a day’s work & play.")]);
  });

  test('the body of an error is shown without any control character', async () => {
    const { failure } = await answered(name, read('error-body-with-escapes.bin'), {}, 500);
    expect(failure).toMatchObject({
      code: 'source.status',
      message: String.raw`status 500: down \u001b]0;owned\u0007\u001b[2J\u001b[1;1H\u001b[32mall good\u001b[0m`,
    });
  });
});

test.each(['quotable-24-hex-id.json', 'quotable-tags-null.json'])(
  'Quotable hosted by others: %s is a quote',
  async (file) => {
    const { records: quotes, rejected } = await answered('quotable', read(file));
    expect(kept(quotes)).toEqual([['Fine', 'Q']]);
    expect(rejected).toEqual([]);
  },
);

test('quoteText and quoteAuthor are text and author', async () => {
  expect(kept((await answered('dummyjson', read('quote-author.json'))).records)).toEqual([
    ['Be the change.', 'A Person'],
  ]);
});

test('a wait of thirty years is an hour', async () => {
  const head = ['HTTP/1.1 429 Too Many Requests', 'Retry-After: 999999999', 'Content-Length: 4'];
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(`${head.join('\r\n')}\r\n\r\nslow`));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const source = (await loadSource('quotable'))({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 2000 });
  await expect(source.fetch(requestOf(1))).rejects.toMatchObject({
    code: 'source.rate_limited',
    retryAfterMs: 3_600_000,
  });
  server.close();
});
