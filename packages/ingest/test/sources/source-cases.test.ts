import { normaliseQuote, quoteIdOf, toTick } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { loadSource } from '../../src/sources/registry.ts';
import { serve } from '../serve.ts';
import { readLoosely } from './read-loosely.ts';

const REQUEST = { tick: toTick(0), count: 1, signal: new AbortController().signal };

async function zenAnswers(status: number, body: unknown) {
  const { baseUrl, close } = await serve((response) => response.writeHead(status).end(JSON.stringify(body)));
  try {
    return await (await loadSource('zenquotes'))({ baseUrl, timeoutMs: 500 }).fetch(REQUEST);
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

test('case 12: a text of 10 kB is a quote, one more is not', async () => {
  expect(normaliseQuote({ content: 'x'.repeat(10_000) }).character_count).toBe(10_000);
  await expect(read([{ content: 'x'.repeat(10_001) }])).rejects.toMatchObject({ code: 'source.empty' });
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

test('case 18: a cached answer, the same for minutes, is normal data', async () => {
  const { baseUrl, close } = await serve((response) =>
    response.writeHead(200, { etag: '"x"', age: '60' }).end('[{"quote":"x"}]'),
  );
  const source = (await loadSource('dummyjson'))({ baseUrl, timeoutMs: 500 });
  expect(await source.fetch(REQUEST)).toEqual(await source.fetch(REQUEST));
  await close();
});

test.each([
  ['2019-08-08', '2019-08-08'],
  ['2019-08-08T01:02:03Z', '2019-08-08'],
  [undefined, undefined],
  ['soon', undefined],
  ['2019-02-31', undefined],
])('case 20: a date of %j is kept as %j', (added_date, kept) => {
  expect(normaliseQuote({ content: 'x', added_date }).added_date).toBe(kept);
});
