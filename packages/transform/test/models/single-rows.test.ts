import { MAX_AUTHOR_LENGTH, MAX_CONTENT_LENGTH, MAX_SOURCE_LENGTH, MAX_TAG_LENGTH, MAX_TAGS } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { withModels } from '../support.ts';
import { factOf, reasonOf } from './fate-of.ts';
import { quoteAttributesAt } from './quotes.ts';

describe('the text of a row', () => {
  test.each([
    ['nothing', ''],
    ['spaces', ' \t\n'],
    ['a no-break space', '\u00a0'],
    ['a NUL', '\0'],
    ['zero-width characters', '\u200b\u200d\ufeff'],
    ['a Hangul filler', '\u3164'],
  ])('of %s is blank', async (_name, text) => {
    expect(await reasonOf({ content: { S: text } })).toBe('content is blank');
  });

  test.each(['~', 'שלום', '“Curly', '\u00a0x', '\0x', '4'])('such as %j is not blank', async (text) => {
    expect((await factOf({ content: { S: text } }))?.quote_text).toBe(text);
  });

  test('may be as long as the contract says, in code points, and no longer', async () => {
    expect((await factOf({ content: { S: '😀'.repeat(MAX_CONTENT_LENGTH) } }))?.character_count).toBe(
      2 * MAX_CONTENT_LENGTH,
    );
    for (const letter of ['x', '😀', 'é']) {
      expect(await reasonOf({ content: { S: letter.repeat(MAX_CONTENT_LENGTH + 1) } })).toBe(
        'content is longer than 10000 code points',
      );
    }
  });

  test.each([{ N: '0' }, { N: '-5' }, { N: '1e40' }, { S: 'many' }, { NULL: true }, undefined])(
    'is counted, whatever the count beside it says: %j',
    async (character_count) => {
      expect((await factOf({ character_count }))?.character_count).toBe('The odd one out'.length);
      const text = 'a😀é\u0301 ”';
      expect((await factOf({ character_count, content: { S: text } }))?.character_count).toBe(text.length);
    },
  );
});

describe('the author of a row', () => {
  test.each([
    [undefined],
    [{ S: '' }],
    [{ S: '\u00a0\u200b\0' }],
    [{ NULL: true }],
    [{ L: [{ S: 'x' }] }],
    [{ B: 'eA==' }],
  ])('as %j is Unknown', async (author) => {
    expect(await factOf({ author, author_slug: undefined })).toMatchObject({
      author: 'Unknown',
      author_slug: 'unknown',
    });
  });

  test('may be a number, as may be the source', async () => {
    expect(await factOf({ author: { N: '50' }, author_slug: undefined, source: { N: '7' } })).toMatchObject({
      author: '50',
      author_slug: '50',
      source: '7',
    });
  });

  test('without a slug gets that of TypeScript', async () => {
    const author = { S: "Søren O'Neil Jr." };
    expect((await factOf({ author, author_slug: undefined }))?.author_slug).toBe('soren-oneil-jr');
    for (const odd of [{ S: '' }, { S: ' ' }, { S: '!!!' }, { N: '5' }, { L: [] }, { S: 'x'.repeat(600) }]) {
      expect((await factOf({ author, author_slug: odd }))?.author_slug).toBe('soren-oneil-jr');
    }
  });

  test('with a slug keeps it, in the form of a slug', async () => {
    expect((await factOf({ author_slug: { S: 'somebody-else' } }))?.author_slug).toBe('somebody-else');
    expect((await factOf({ author_slug: { S: 'Somebody Else' } }))?.author_slug).toBe('somebody-else');
  });

  test('and the source may be as long as the contract says, and no longer', async () => {
    const author = 'é'.repeat(MAX_AUTHOR_LENGTH);
    const source = '😀'.repeat(MAX_SOURCE_LENGTH);
    expect(await factOf({ author: { S: author }, source: { S: source } })).toMatchObject({ author, source });
    expect(await reasonOf({ author: { S: `${author}x` } })).toBe('author is longer than 500 code points');
    expect(await reasonOf({ source: { S: `${source}x` } })).toBe('source is longer than 100 code points');
  });

  test('of 380 kB of marks, which take half a minute to make a slug of, is rejected at once', async () => {
    expect(await reasonOf({ author: { S: `e${'\u0301\u0323'.repeat(95_000)}` }, author_slug: undefined })).toMatch(
      /^author is longer/,
    );
  });
});

describe('what a row may leave out', () => {
  test('tags that are blank, too long or no text are left out, and of too many the first ones kept', async () => {
    const long = 'é'.repeat(MAX_TAG_LENGTH);
    const tags = [
      { S: 'a' },
      { S: ' ' },
      { S: '\u200b' },
      { NULL: true },
      { M: {} },
      { N: '7' },
      { S: long },
      { S: `${long}x` },
    ];
    expect((await factOf({ tag_list: { L: tags } }))?.tag_list).toEqual(['a', '7', long]);
    const many = Array.from({ length: MAX_TAGS + 9 }, (_, n) => ({ S: `tag ${n}` }));
    expect((await factOf({ tag_list: { L: many } }))?.tag_list).toEqual(many.slice(0, MAX_TAGS).map(({ S }) => S));
  });

  test.each([
    { S: 'friendship' },
    { M: { L: { S: 'x' } } },
    { NULL: true },
    { BS: ['AA=='] },
    { NS: ['1'] },
    { L: [] },
  ])('tags as %j are none', async (tag_list) => {
    expect((await factOf({ tag_list }))?.tag_list).toEqual([]);
  });

  test.each([{ N: '20230413' }, { NULL: true }, { L: [{ S: '2023-04-13' }] }, { BOOL: true }])(
    'a date as %j is none',
    async (date) => {
      expect(await factOf({ added_date: date, modified_date: date })).toMatchObject({
        added_date: null,
        modified_date: null,
      });
    },
  );
});

test.each(['2026-02-30', '2026-13-01', 'yesterday!', '0000-01-01', '10000-01-1', ''])(
  'a text %j where a date stands is none, and costs neither the row nor the day',
  async (text) => {
    const items = [
      quoteAttributesAt(0, 'odd', { added_date: { S: text }, modified_date: { S: text } }),
      quoteAttributesAt(1, 'good'),
    ];
    await withModels(items, async (db) => {
      expect(
        await db.rows('select quote_text, added_date, modified_date from quotes_fact order by ingested_at'),
      ).toEqual([
        { quote_text: 'odd', added_date: null, modified_date: null },
        { quote_text: 'good', added_date: null, modified_date: null },
      ]);
    });
  },
);
