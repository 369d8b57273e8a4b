import { MAX_AUTHOR_LENGTH, MAX_CONTENT_LENGTH, MAX_SOURCE_LENGTH, MAX_TAG_LENGTH, MAX_TAGS } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/duckdb/with-database.ts';
import { DAY, withModels } from '../support.ts';
import { quoteAttributesAt } from './quotes.ts';

const GOOD = quoteAttributesAt(0, 'Good.');

/** What became of an item that lies beside a good one. */
async function fateOf(replaced: Record<string, object | undefined>): Promise<{ fact?: Row; rejected?: Row }> {
  return withModels([GOOD, quoteAttributesAt(1, 'The odd one out', replaced)], async (db) => {
    const facts = await db.rows(`from quotes_fact where quote_text <> 'Good.' or ingested_at > '2026-11-22'`);
    const rejected = await db.rows('from rejected_quotes');
    expect(await db.rows(`select count(*) as good from quotes_fact where quote_text = 'Good.'`)).toEqual([{ good: 1 }]);
    expect(facts.length + rejected.length).toBe(1);
    return { ...(facts[0] && { fact: facts[0] }), ...(rejected[0] && { rejected: rejected[0] }) };
  });
}

const reasonOf = async (replaced: Record<string, object | undefined>) =>
  (await fateOf(replaced)).rejected?.reject_reason;
const factOf = async (replaced: Record<string, object | undefined>) => (await fateOf(replaced)).fact;

describe('the key of a row', () => {
  test.each([
    ['infinity', 'ingested_at is not an instant'],
    ['-infinity', 'ingested_at is not an instant'],
    ['epoch', 'ingested_at is not in its ingested_date'],
    ['soon', 'ingested_at is not an instant'],
    ['2026-11-22T25:00:00.000Z', 'ingested_at is not an instant'],
    ['2026-02-30T10:00:00.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T23:59:60.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T23:60:00.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T1 :59:00.000Z', 'ingested_at is not an instant'],
    ['2026-11-22T٢٣:59:00.000Z', 'ingested_at is not an instant'],
    ['294247-01-10T04:00:54.775Z', 'ingested_at is not in its ingested_date'],
    ['0044-03-15 (BC) 00:00:00', 'ingested_at is not in its ingested_date'],
    ['2026-11-21T23:59:59.999Z', 'ingested_at is not in its ingested_date'],
    ['2026-11-23T00:00:00.000Z', 'ingested_at is not in its ingested_date'],
    ['2026-11-22T18:59:00.123456Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.00Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000z', 'ingested_at is not an instant'],
    ['2026-11-22 18:59:00.000Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000+00:00', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T23:59:00.000+05:00', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T24:00:00.000Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T 8:59:00.000Z', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22T18:59:00.000Z ', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['2026-11-22', 'ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ'],
    ['', 'ingested_at is not an instant'],
  ])('%j is rejected: %s', async (ingested_at, reason) => {
    expect(await fateOf({ ingested_at: { S: ingested_at } })).toEqual({
      rejected: expect.objectContaining({ reject_reason: reason, ingested_at_text: ingested_at }),
    });
  });

  test.each([[undefined], [{ N: '5' }], [{ M: {} }], [{ NULL: true }]])('as %j is rejected', async (ingested_at) => {
    expect(await reasonOf({ ingested_at })).toBe('ingested_at is not an instant');
    expect(await reasonOf({ ingested_date: ingested_at })).toBe('ingested_at is not in its ingested_date');
  });

  test.each(['2026-11-2', '2026-11-22 ', 'infinity', '2026-11-23'])('in the partition %j is rejected', async (date) => {
    expect(await reasonOf({ ingested_date: { S: date } })).toBe('ingested_at is not in its ingested_date');
  });

  test('of a partition that is no date is rejected, even where the cast would take both', async () => {
    const replaced = { ingested_date: { S: ' 026-11-22' }, ingested_at: { S: ' 026-11-22T18:59:00.000Z' } };
    expect(await reasonOf(replaced)).toBe('ingested_at is not spelled YYYY-MM-DDTHH:MM:SS.mmmZ');
  });

  test('infinite in both of its parts is rejected too', async () => {
    const infinite = { S: 'infinity' };
    expect(await reasonOf({ ingested_date: infinite, ingested_at: infinite })).toBe('ingested_at is not an instant');
  });
});

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

test('of two rows that mean one instant the one that is spelled as the contract says stands, whichever comes first', async () => {
  const instant = '2026-11-22T18:59:00.000Z';
  const spellings = [
    '2026-11-22T18:59:00Z',
    '2026-11-22T18:59:00.000000Z',
    '2026-11-22T18:59:00.000+00:00',
    '2026-11-22 18:59:00.000Z',
    '2026-11-22T18:59:00.000z',
    '2026-11-22T20:59:00.000+02:00',
  ];
  const items = [instant, ...spellings]
    .sort()
    .map((ingested_at) => quoteAttributesAt(0, ingested_at, { ingested_at: { S: ingested_at } }));
  await withModels(items, async (db) => {
    expect(await db.rows('select quote_text, ingested_at from quotes_fact')).toEqual([
      { quote_text: instant, ingested_at: instant },
    ]);
    expect(await db.rows('select count(*) as rejected from rejected_quotes')).toEqual([{ rejected: spellings.length }]);
  });
});

test('one instant in two partitions is a fact in its own', async () => {
  const elsewhere = { ...quoteAttributesAt(5, 'elsewhere'), ingested_date: { S: '2026-11-21' } };
  await withModels([quoteAttributesAt(5, 'here'), elsewhere], async (db) => {
    expect(await db.rows('select quote_text, ingested_date from quotes_fact')).toEqual([
      { quote_text: 'here', ingested_date: DAY },
    ]);
  });
});
