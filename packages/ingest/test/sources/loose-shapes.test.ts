import { describe, expect, test } from 'vitest';
import { readLoosely } from './read-loosely.ts';

/** What is kept of the only quote of an answer. */
async function only(body: unknown) {
  const { records: quotes, rejected } = await readLoosely(body, 50);
  expect([quotes.length, rejected]).toEqual([1, []]);
  return quotes[0];
}

describe('records are found', () => {
  test.each([
    [[{ content: 'x' }]],
    [{ content: 'x' }],
    [{ quote: { content: 'x' } }],
    [{ quote: { quote: 'x' } }],
    [{ quotes: [], data: [{ text: 'x' }] }],
    [{ quotes: null, quote: {}, results: [{ text: 'x' }] }],
    [{ quotes: { quotes: [{ text: 'x' }] } }],
    [{ data: { results: [{ q: 'x' }] } }],
    [{ data: { quote: { quoteText: 'x' } } }],
    [{ results: { data: { items: [{ body: 'x' }] } } }],
    [{ success: { total: 1 }, contents: { quotes: [{ quote: 'x' }] } }],
    [{ content: [{ quote: 'x' }], totalPages: 1 }],
    [{ status: 200, data: [{ quote: 'x' }] }],
    [[{ quote: { content: 'x' } }]],
    [[{ data: { quote: 'x' } }]],
    [[[{ content: 'x' }]]],
    [{ content: '', quote: 'x' }],
    [{ content: null, text: 'x' }],
    [{ content: '\u200b', quotes: [{ q: 'x' }] }],
    [{ content: 'x', quote: { author: 'y' } }],
  ])('in %j', async (body) => {
    expect(await only(body)).toMatchObject({ content: 'x' });
  });

  test.each([
    [{}, 'source.shape'],
    [null, 'source.shape'],
    [7, 'source.shape'],
    ['text', 'source.shape'],
    [{ quote: 5 }, undefined],
    [{ data: {} }, 'source.shape'],
    [{ quotes: [] }, 'source.empty'],
    [{ quotes: [], data: {} }, 'source.empty'],
    [[[]], 'source.empty'],
    [[null, 7, 'text', {}], 'source.empty'],
  ])('in %j: or %s', async (body, code) => {
    const found = await readLoosely(body, 50).catch((error: unknown) => error);
    expect(Object(found).code).toBe(code);
  });
});

test('what is no quote among the records is rejected each by itself', async () => {
  const { records: quotes, rejected } = await readLoosely([null, { q: 'x' }, 'text', [], {}, { quote: { id: 7 } }], 50);
  expect(quotes).toMatchObject([{ content: 'x' }]);
  expect(rejected.map(({ payload }) => payload)).toEqual([null, 'text', [], {}, { quote: { id: 7 } }]);
  expect(new Set(rejected.map(({ reason }) => reason))).toEqual(new Set(['content: is blank or no text']));
});

test('records are read until there are as many quotes as wanted', async () => {
  const records = [{ q: '' }, { q: 'a' }, { q: ' ' }, { q: 'b' }, { q: 'c' }];
  const { records: quotes, rejected } = await readLoosely(records, 2);
  expect([quotes.map(({ content }) => content), rejected.length]).toEqual([['a', 'b'], 2]);
});

test('of an answer without any quote no more than some hundred records are read', async () => {
  await expect(readLoosely(Array(300_000).fill(1), 1)).rejects.toMatchObject({
    code: 'source.empty',
    message: expect.stringContaining('500 rejected'),
  });
});

describe('an author', () => {
  test.each([
    [{ author: 'A Person' }, 'A Person'],
    [{ quoteAuthor: 'A Person' }, 'A Person'],
    [{ a: 'A Person' }, 'A Person'],
    [{ author: '', quoteAuthor: 'A Person' }, 'A Person'],
    [{ author: null, a: 'A Person' }, 'A Person'],
    [{ author: 1984 }, '1984'],
    [{ author: { id: 7, name: 'A Person', slug: 'a-person', born: null } }, 'A Person'],
    [{ author: { fullName: 'A Person' } }, 'A Person'],
    [{ author: { name: 1984 } }, '1984'],
    [{ author: { name: null, displayName: 'A Person' } }, 'A Person'],
    [{ author: { id: 7 } }, 'Unknown'],
    [{ author: ['A Person', 'B Person'] }, 'A Person, B Person'],
    [{ author: [{ name: 'A Person' }, null] }, 'A Person'],
    [{ author: true }, 'Unknown'],
    [{ author: [[['deep']]] }, 'Unknown'],
    [{}, 'Unknown'],
  ])('is read from %j', async (fields, author) => {
    expect(await only([{ content: 'x', ...fields }])).toMatchObject({ author });
  });

  test.each([
    [{ author: 'A Person', authorSlug: 'Søren Kierkegaard!' }, 'soren-kierkegaard'],
    [{ author: { name: 'A Person', slug: 'a-p' } }, 'a-p'],
    [{ author: 'A Person', authorSlug: null }, 'a-person'],
    [{ author: 'A Person', authorSlug: { x: 1 } }, 'a-person'],
  ])('has a slug from %j', async (fields, author_slug) => {
    expect(await only([{ content: 'x', ...fields }])).toMatchObject({ author_slug });
  });
});

describe('what is optional never costs the quote', () => {
  test.each([
    [{ id: '' }, { source_id: undefined }],
    [{ id: null }, { source_id: undefined }],
    [{ id: {} }, { source_id: undefined }],
    [{ id: 0 }, { source_id: '0' }],
    [{ _id: '', id: 7 }, { source_id: '7' }],
    [{ id: '12345678901234567890' }, { source_id: '12345678901234567890' }],
    [{ tags: null }, { tag_list: [] }],
    [{ tags: 'life' }, { tag_list: [] }],
    [{ tags: {} }, { tag_list: [] }],
    [{ tags: [null, 'a', '', 7, true, { name: 'b' }, { id: 1 }, 'a'] }, { tag_list: ['a', '7', 'b'] }],
    [
      { dateAdded: '2023-04-13T23:30:00-05:00', dateModified: 'infinity' },
      { added_date: '2023-04-14', modified_date: undefined },
    ],
    [
      { dateAdded: 7, dateModified: null },
      { added_date: undefined, modified_date: undefined },
    ],
    [{ length: 'long', likes: [] }, { character_count: 1 }],
  ])('%j', async (fields, expected) => {
    const quote = await only({ content: 'x', ...fields });
    expect({ ...quote, ...expected }).toEqual(quote);
  });
});

test('a text given as a number is text', async () => {
  expect(await only([{ content: 1984 }])).toMatchObject({ content: '1984', character_count: 4 });
});
