import { normaliseQuote, quoteIdOf, toTick } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { getJson } from '../../src/http/get-json.ts';
import { sourceErrorOf } from '../../src/http/network-error.ts';
import { retryAfterMs } from '../../src/http/retry-after.ts';
import { SourceError } from '../../src/ports/source-error.ts';
import { readLoosely } from '../../src/sources/loose-source.ts';
import { loadSource } from '../../src/sources/registry.ts';
import { answering } from '../answering.ts';
import { serve } from '../serve.ts';

const REQUEST = { tick: toTick(0), count: 1, signal: new AbortController().signal };
const URL_ = new URL('https://q.example');

async function zenAnswers(status: number, body: unknown) {
  const { baseUrl, close } = await serve((response) => response.writeHead(status).end(JSON.stringify(body)));
  try {
    return await (await loadSource('zenquotes'))({ baseUrl, timeoutMs: 500 }).fetch(REQUEST);
  } finally {
    await close();
  }
}

async function jsonFrom(answer: Parameters<typeof serve>[0]): Promise<unknown> {
  const { baseUrl, close } = await serve(answer);
  try {
    return await getJson(new URL(baseUrl), { timeoutMs: 500, signal: REQUEST.signal });
  } finally {
    await close();
  }
}

const read = (body: unknown) => readLoosely(body, 50);

test.each([200, 429])('case 1: a rate limit that parses as a quote is a rate limit, at %d', async (status) => {
  const body = [{ q: 'Too many requests. Obtain an auth key for unlimited access.', a: 'zenquotes.io', h: '' }];
  await expect(zenAnswers(status, body)).rejects.toMatchObject({ code: 'source.rate_limited' });
});

test.each([[{ error_code: 17, message: 'no' }], [{}], [null], ['text']])(
  'case 2: an error at 200 such as %j is no quote',
  async (body) => {
    await expect(read(body)).rejects.toMatchObject({ code: 'source.shape' });
  },
);

test.each(['plain text', '<html>Heroku</html>', String.raw`[{"content":"it\'s"}]`])(
  'case 3: %j is not JSON',
  async (body) => {
    await expect(jsonFrom((response) => response.end(body))).rejects.toMatchObject({ code: 'source.not_json' });
  },
);

test('case 4: each failure of the network has a code of its own', () => {
  const codeOf = (code: string) =>
    sourceErrorOf(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }), URL_).code;
  expect(
    ['CERT_HAS_EXPIRED', 'ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_HEADERS_TIMEOUT'].map(codeOf),
  ).toEqual(['source.certificate', 'source.dns', 'source.refused', 'source.reset', 'source.timeout']);
});

test.each([
  [[{ quote: 'x' }]],
  [{ quote: 'x' }],
  [{ quote: { content: 'x' } }],
  [{ quotes: [{ content: 'x' }] }],
  [{ data: { quotes: [{ text: 'x' }] } }],
  [{ results: [{ q: 'x' }] }],
])('case 5: the wrapper of %j does not matter', async (body) => {
  expect((await read(body)).records.map(({ content }) => content)).toEqual(['x']);
});

test.each([['content'], ['quote'], ['q'], ['text'], ['body'], ['quoteText']])(
  'case 6: the text may be called %s',
  async (name) => {
    const { records: quotes } = await read([{ [name]: 'x', author: { name: 'Zeno' } }]);
    expect(quotes).toMatchObject([{ content: 'x', author: 'Zeno' }]);
  },
);

test.each([
  [7, '7'],
  ['-a_b', '-a_b'],
  [undefined, undefined],
  [null, undefined],
])('case 7: an id of %j is kept as %j, and is never the key', async (id, source_id) => {
  const [quote] = (await read([{ content: 'x', id }])).records;
  expect([quote?.source_id, quote?.quote_id]).toEqual([source_id, quoteIdOf('x')]);
});

test('case 8: one text under several ids, with other punctuation, is one quote', async () => {
  const { records: quotes } = await read([
    { content: 'To be, or not to be?', id: 1 },
    { content: 'To be or not to be', id: 2 },
  ]);
  expect(new Set(quotes.map(({ quote_id }) => quote_id)).size).toBe(1);
});

test('case 9: the spelling of the author does not make another quote', () => {
  const quotes = [
    normaliseQuote({ content: 'x', author: 'Laozi' }),
    normaliseQuote({ content: 'x', author: 'Lao Tzu' }),
  ];
  expect(quotes[0]?.quote_id).toBe(quotes[1]?.quote_id);
  expect(quotes.map(({ author }) => author)).toEqual(['Laozi', 'Lao Tzu']);
});

test.each(['— “curly” ’', 'Sự thật', 'Sự thật'.normalize('NFD'), '😀', 'â€”'])(
  'case 10: %j is kept, in NFC',
  (content) => {
    expect(normaliseQuote({ content }).content).toBe(content.normalize('NFC'));
    expect(normaliseQuote({ content: `${content}\ud800` }).content).toBe(`${content.normalize('NFC')}\ufffd`);
  },
);

test.each([[999], ['88'], [undefined]])('case 11: a length of %j is counted anew', async (length) => {
  expect((await read([{ content: 'a😀', length }])).records).toMatchObject([{ character_count: 3 }]);
});

test('case 12: a text of 10 kB is a quote, one more is not, and a body over 1 MB is not read', async () => {
  expect(normaliseQuote({ content: 'x'.repeat(10_000) }).character_count).toBe(10_000);
  await expect(read([{ content: 'x'.repeat(10_001) }])).rejects.toMatchObject({ code: 'source.empty' });
  await expect(jsonFrom((response) => response.end(`"${'x'.repeat(1_000_001)}"`))).rejects.toMatchObject({
    code: 'source.too_large',
  });
});

test.each([[''], [null], ['Unknown'], [' ']])(
  'case 13: an author of %j is Unknown; Anonymous stays',
  async (author) => {
    const { records: quotes } = await read([
      { content: 'x', author },
      { content: 'y', author: 'Anonymous' },
    ]);
    expect(quotes.map((quote) => quote.author)).toEqual(['Unknown', 'Anonymous']);
  },
);

test('case 14: HTML in a text is stored as it is', async () => {
  const content = 'One<br>two <script>alert(1)</script>';
  expect((await read([{ content }])).records).toMatchObject([{ content }]);
});

describe('case 15: a 429', () => {
  test.each(['{"statusCode":429}', '{"error":"slow"}', '"slow"', 'slow', '<html></html>', ''])(
    'with the body %j is a rate limit',
    async (body) => {
      await expect(jsonFrom((response) => response.writeHead(429).end(body))).rejects.toMatchObject({
        code: 'source.rate_limited',
      });
    },
  );

  test('says by seconds, by a date or not at all when to come back', async () => {
    const now = new Date('2026-11-22T10:00:00Z');
    expect(['7', 'Sun, 22 Nov 2026 10:00:07 GMT', null].map((header) => retryAfterMs(header, now))).toEqual([
      7000,
      7000,
      undefined,
    ]);
    const error = await jsonFrom((response) => response.writeHead(429, { 'retry-after': '7' }).end()).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ code: 'source.rate_limited', retryAfterMs: 7000 });
  });
});

test('case 16: bot protection fails the source, and a real user agent is sent', async () => {
  const agents: unknown[] = [];
  const { baseUrl, close, server } = await serve((response) => response.writeHead(403).end('blocked'));
  server.on('request', (request) => agents.push(request.headers['user-agent']));
  await expect(getJson(new URL(baseUrl), { timeoutMs: 500, signal: REQUEST.signal })).rejects.toMatchObject({
    code: 'source.status',
    details: { status: 403 },
  });
  await close();
  expect(agents).toEqual([expect.stringMatching(/^quote-elt\/1 \(\+https:/)]);
});

test.each([301, 302, 307])('case 17: a redirect %d is followed', async (status) => {
  const bounds = { timeoutMs: 500, signal: REQUEST.signal };
  const send = answering({ 'https://q.example/': [status, 'https://q.example/there'], 'https://q.example/there': '1' });
  expect(await getJson(URL_, bounds, send)).toBe(1);
});

test('case 18: a cached answer, the same for minutes, is normal data', async () => {
  const { baseUrl, close } = await serve((response) =>
    response.writeHead(200, { etag: '"x"', age: '60' }).end('[{"quote":"x"}]'),
  );
  const source = (await loadSource('dummyjson'))({ baseUrl, timeoutMs: 500 });
  expect(await source.fetch(REQUEST)).toEqual(await source.fetch(REQUEST));
  await close();
});

test.each([[{}], [{ 'content-type': 'text/html' }], [{ 'content-type': 'image/png' }]])(
  'case 19: a body with the headers %j is read as what it is',
  async (headers) => {
    expect(await jsonFrom((response) => response.writeHead(200, headers).end('[1]'))).toEqual([1]);
  },
);

test.each([
  ['2019-08-08', '2019-08-08'],
  ['2019-08-08T01:02:03Z', '2019-08-08'],
  [undefined, undefined],
  ['soon', undefined],
  ['2019-02-31', undefined],
])('case 20: a date of %j is kept as %j', (added_date, kept) => {
  expect(normaliseQuote({ content: 'x', added_date }).added_date).toBe(kept);
});
