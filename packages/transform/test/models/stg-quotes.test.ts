import { encodeItem } from '@quote-elt/shared/dynamodb';
import { expect, test } from 'vitest';
import { modelRows, withModels } from '../support.ts';
import { quoteAt, quoteAttributesAt } from './quotes.ts';

const REJECTED: readonly (readonly [string, Record<string, object | undefined>, string])[] = [
  ['without content', { content: undefined }, 'content is missing or no text'],
  ['with content that is a map', { content: { M: { S: { S: 'x' } } } }, 'content is missing or no text'],
  ['with content that is null', { content: { NULL: true } }, 'content is missing or no text'],
  ['with blank content', { content: { S: ' \n' } }, 'content is blank'],
  ['without quote_id', { quote_id: undefined }, 'quote_id is missing'],
  ['with a wrong quote_id', { quote_id: { S: 'XYZ' } }, 'quote_id is not 16 hex digits'],
  ['with a wrong ingested_at', { ingested_at: { S: 'yesterday' } }, 'ingested_at is not an instant'],
];

test('a raw item becomes a fact with every column', async () => {
  const item = {
    ...quoteAt(5, 'Know thyself.', 'Chilon of Sparta'),
    tag_list: ['Wisdom', 'Greek'],
    added_date: '2020-01-02',
    modified_date: '2021-03-04',
  };
  expect(await modelRows('quotes_fact', [encodeItem(item)])).toEqual([
    {
      quote_id: item.quote_id,
      quote_text: 'Know thyself.',
      author: 'Chilon of Sparta',
      author_slug: 'chilon-of-sparta',
      tag_list: ['Wisdom', 'Greek'],
      character_count: 13,
      added_date: '2020-01-02',
      modified_date: '2021-03-04',
      ingested_date: '2026-11-22',
      ingested_at: '2026-11-22T00:05:00.000Z',
      source: 'quotable',
    },
  ]);
});

test.each(REJECTED)('an item %s is rejected, with the reason', async (_name, replaced, reason) => {
  const items = [quoteAttributesAt(1, 'Good.'), quoteAttributesAt(2, 'Bad.', replaced)];
  await withModels(items, async (db) => {
    expect(await db.rows('select reject_reason from rejected_quotes')).toEqual([{ reject_reason: reason }]);
    expect(await db.rows('select quote_text from quotes_fact')).toEqual([{ quote_text: 'Good.' }]);
  });
});

test('a number where text belongs is taken as text', async () => {
  const [row] = await modelRows('quotes_fact', [quoteAttributesAt(1, 'x', { content: { N: '42' } })]);
  expect(row?.quote_text).toBe('42');
});

test('a count written as text is taken as a number', async () => {
  const [row] = await modelRows('quotes_fact', [quoteAttributesAt(1, 'four', { character_count: { S: '4' } })]);
  expect(row?.character_count).toBe(4);
});

test('a missing count is counted anew in UTF-16 units', async () => {
  const [row] = await modelRows('quotes_fact', [quoteAttributesAt(1, 'a😀é', { character_count: undefined })]);
  expect(row?.character_count).toBe('a😀é'.length);
});

test('tags may be a set, hold numbers, or be missing', async () => {
  const rows = await modelRows('quotes_fact', [
    quoteAttributesAt(1, 'set', { tag_list: { SS: ['b', 'a'] } }),
    quoteAttributesAt(2, 'numbers', { tag_list: { L: [{ N: '7' }, { NULL: true }, { S: 'x' }] } }),
    quoteAttributesAt(3, 'none', { tag_list: undefined }),
  ]);
  const tags = Object.fromEntries(rows.map((row) => [row.quote_text, row.tag_list]));
  expect(tags).toEqual({ set: ['a', 'b'], numbers: ['7', 'x'], none: [] });
});

test('a missing author is Unknown, a missing slug is made from the author', async () => {
  const rows = await modelRows('quotes_fact', [
    quoteAttributesAt(1, 'one', { author: undefined, author_slug: undefined }),
    quoteAttributesAt(2, 'two', { author: { S: 'Émile Zola' }, author_slug: undefined }),
  ]);
  expect(rows.map(({ author, author_slug }) => [author, author_slug]).sort()).toEqual([
    ['Unknown', 'unknown'],
    ['Émile Zola', 'emile-zola'],
  ]);
});

test('unknown attributes of any type do no harm', async () => {
  const odd = {
    extra: { M: { a: { L: [{ BOOL: true }] } } },
    Content: { S: 'upper' },
    blob: { B: 'AAEC' },
    S: { S: 's' },
  };
  const [row] = await modelRows('quotes_fact', [quoteAttributesAt(1, 'kept', odd)]);
  expect(row?.quote_text).toBe('kept');
});

test('a lone surrogate is kept as U+FFFD, and costs no other row', async () => {
  const rows = await modelRows('quotes_fact', [
    quoteAttributesAt(1, 'x', { content: { S: 'a\ud800b' } }),
    quoteAttributesAt(2, 'good 😀'),
  ]);
  expect(rows.map(({ quote_text }) => quote_text).sort()).toEqual(['a\ufffdb', 'good 😀']);
});

test('a row that cannot be used keeps its key, so that it can be found', async () => {
  const rows = await modelRows('rejected_quotes', [quoteAttributesAt(3, 'x', { content: { S: ' ' } })]);
  expect(rows).toMatchObject([{ reject_reason: 'content is blank', ingested_at_text: '2026-11-22T00:03:00.000Z' }]);
});
