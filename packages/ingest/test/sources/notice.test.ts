import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuotable } from '../../src/sources/quotable.ts';
import { readLoosely } from './read-loosely.ts';

const GOOD = { content: 'Good.', author: 'Zeno' };
const RATE_LIMIT = 'source.rate_limited';
const NOTICE = 'source.notice';

/** What both kinds of sources over HTTP make of a body: the code of the failure, or the texts that are kept. */
async function made(body: unknown): Promise<unknown[]> {
  const readers = [readLoosely(body, 50), parseQuotable(body, 50)];
  return Promise.all(
    readers.map((reading) =>
      reading.then(
        ({ records }) => records.map(({ content }) => content),
        (error: unknown) => Object(error).code,
      ),
    ),
  );
}

describe('an answer is a notice', () => {
  test.each([
    [{ statusCode: 502, body: 'Internal server error' }],
    [{ statusCode: '502', body: 'Internal server error' }],
    [{ status: 400, text: 'bad request' }],
    [{ status: '404 Not Found', content: 'no such page' }],
    [{ status: '502.0', content: 'x' }],
    [{ code: 500, message: 'x', quote: 'x' }],
    [{ code: 40001, quote: 'invalid key' }],
    [{ error: true, content: 'something broke' }],
    [{ error: 'something broke', content: 'x', author: 'y' }],
    [{ error: { message: 'x' }, content: 'x' }],
    [{ errors: [{ message: 'x' }], data: { quotes: [GOOD] } }],
    [{ success: false, quote: 'x' }],
    [{ success: 'false', quote: 'x' }],
    [{ ok: false, text: 'x' }],
    [{ status: 'error', text: 'x' }],
    [{ status: 'FAIL', data: [GOOD] }],
    [{ error_code: 17, text: 'try later' }],
    [{ data: { error: 'x', quotes: [GOOD] } }],
    [{ data: { statusCode: 503, quotes: [] } }],
    [[{ statusCode: 502, body: 'Internal server error' }]],
    [[{ error: 'x' }, { success: false }]],
  ])('%j', async (body) => {
    expect(await made(body)).toEqual([NOTICE, NOTICE]);
  });
});

describe('an answer is a rate limit', () => {
  test.each([
    [{ statusCode: 429, message: 'x' }],
    [{ status: '429', body: 'x' }],
    [{ code: 429, quote: 'x', author: 'y' }],
    [{ error: { code: 429 } }],
    [{ error: 'Too many requests' }],
    [{ success: false, message: 'API rate limit exceeded' }],
    [{ message: 'Too many requests, please try again later.' }],
    ['Too many requests'],
    [['Too many requests']],
    [[{ q: 'Too many requests. Obtain an auth key for unlimited access.', a: 'zenquotes.io', h: '' }]],
    [[GOOD, { q: 'Too many requests. Obtain an auth key.', a: 'zenquotes.io' }]],
    [[GOOD, GOOD, { content: 'Rate limit exceeded: 100 per 10 s', author: 'api.example.org' }, GOOD]],
    [[GOOD, { statusCode: 429 }]],
    [{ data: [GOOD, { quote: 'Too many requests, please slow down', author: null }] }],
    [{ quotes: [GOOD, { text: 'You have exceeded your daily quota.' }] }],
    [[{ quote: { statusCode: 429 } }, GOOD]],
  ])('%j', async (body) => {
    expect(await made(body)).toEqual([RATE_LIMIT, RATE_LIMIT]);
  });

  test.each([
    [{ statusCode: 429, retryAfter: 7 }, 7000],
    [{ error: { code: 429, retry_after: '1.5' } }, 1500],
    [{ statusCode: 429, retryAfter: 999_999_999 }, 3_600_000],
    [{ statusCode: 429, retryAfter: 'soon' }, undefined],
    [{ statusCode: 429, retryAfter: -7 }, undefined],
    [{ statusCode: 429 }, undefined],
  ])('%j, with the wait that it asks for, an hour at most', async (body, retryAfterMs) => {
    await expect(readLoosely(body, 1)).rejects.toMatchObject({ code: RATE_LIMIT, retryAfterMs });
  });
});

describe('an answer is a quote', () => {
  test.each([
    [{ status: 200, ...GOOD }],
    [{ statusCode: 200, status: 'success', code: 0, success: true, ok: true, error: null, ...GOOD }],
    [{ status: 'ok', error: '', errors: [], ...GOOD }],
    [{ error: false, ...GOOD }],
    [{ error: 'none', ...GOOD }],
    [{ error: {}, ...GOOD }],
    [{ error: 0, error_code: 0, ...GOOD }],
    [{ status: 'published', code: 'GEN-4711', ...GOOD }],
    [{ code: 4711, ...GOOD }],
    [{ ...GOOD, success: { total: 1 } }],
    [{ ...GOOD, author: 'zenquotes.io' }],
    [{ ...GOOD, message: 'Too many requests were made of him.' }],
  ])('%j', async (body) => {
    expect(await made([body])).toEqual([['Good.'], ['Good.']]);
    expect((await made(body))[0]).toEqual(['Good.']);
  });

  test.each([
    'Too many requests make a beggar.',
    'To err is human; error 404 is divine.',
    'The rate limit exceeded my patience.',
    'Success is stumbling from failure to failure.',
  ])('%j, of a person or of nobody known', async (content) => {
    const body = [{ content, author: 'Oscar Wilde' }, { content: `${content} And so on.` }];
    expect(await made(body)).toEqual([
      [content, `${content} And so on.`],
      [content, `${content} And so on.`],
    ]);
  });
});

test('a notice among quotes that is no rate limit is rejected, and the quotes are kept', async () => {
  const notice = { statusCode: 500, body: 'Internal server error' };
  for (const answer of [await readLoosely([notice, GOOD], 2), await parseQuotable([notice, GOOD], 2)]) {
    expect(answer.records).toMatchObject([{ content: 'Good.' }]);
    expect(answer.rejected).toEqual([{ reason: 'a notice in the place of a record', payload: notice }]);
  }
});

test('a rate limit of ZenQuotes keeps it from being asked for half a minute', async () => {
  const { loadSource } = await import('../../src/sources/registry.ts');
  const { serve } = await import('../serve.ts');
  const { requestOf } = await import('./quote-source.contract.ts');
  const body = [
    { q: 'Fine.', a: 'Zeno' },
    { q: 'Unauthorized API access.', a: 'zenquotes.io' },
  ];
  const { baseUrl, close } = await serve((response) => response.end(JSON.stringify(body)));
  const source = (await loadSource('zenquotes'))({ baseUrl, timeoutMs: 2000 });
  await expect(source.fetch(requestOf(1))).rejects.toMatchObject({ code: RATE_LIMIT, retryAfterMs: 30_000 });
  await close();
});

test('wherever a rate limit lies among quotes, none of them is read', async () => {
  const limits = fc.constantFrom<unknown>(
    { statusCode: 429 },
    { status: '429', message: 'slow down' },
    { q: 'Too many requests.', a: 'zenquotes.io' },
    { error: 'rate limit exceeded' },
    'Too many requests',
  );
  const wraps = fc.constantFrom<(records: unknown) => unknown>(
    (records) => records,
    (quotes) => ({ quotes }),
    (results) => ({ data: { results } }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constant(GOOD), { maxLength: 60 }),
      fc.nat(),
      limits,
      wraps,
      async (good, at, limit, wrap) => {
        const records: unknown[] = [...good];
        records.splice(at % (good.length + 1), 0, limit);
        expect(await made(wrap(records))).toEqual([RATE_LIMIT, RATE_LIMIT]);
      },
    ),
  );
});
