import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeItem } from '../../src/dynamodb.ts';
import {
  MAX_AUTHOR_LENGTH,
  MAX_CONTENT_LENGTH,
  MAX_ITEM_BYTES,
  MAX_SLUG_LENGTH,
  MAX_SOURCE_ID_LENGTH,
  MAX_SOURCE_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  normaliseQuote,
  Quote,
  quoteIdOf,
  RawItem,
  rawItem,
  toTick,
} from '../../src/index.ts';

test('a candidate becomes the normal form', () => {
  const quote = normaliseQuote({
    content: '  A 😀 day.  ',
    author: ' Émile Zola ',
    tags: ['Life', ' ', 'Life'],
    added_date: '2019-08-08T12:00:00Z',
    modified_date: 'nonsense',
    source_id: 7,
  });
  expect(quote).toEqual({
    quote_id: quoteIdOf('a day'),
    content: 'A 😀 day.',
    author: 'Émile Zola',
    author_slug: 'emile-zola',
    tag_list: ['Life'],
    character_count: 9,
    added_date: '2019-08-08',
    modified_date: undefined,
    source_id: '7',
  });
});

test('every field there is comes from a source that gives all', () => {
  const quote = normaliseQuote({
    content: 'x',
    author: 'x',
    author_slug: 'x',
    tags: ['x'],
    added_date: '2019-08-08',
    modified_date: '2023-04-14',
    source_id: 'x',
  });
  const filled = Object.entries(quote).filter(([, value]) => value !== undefined);
  expect(filled.map(([field]) => field).sort()).toEqual(Object.keys(Quote.shape).sort());
});

describe('an author', () => {
  test.each([[null], [undefined], [''], [' '], ['\u200b\u3164\0'], ['unknown'], ['Unknown'], [{}], [['x']], [true]])(
    'of %j is Unknown',
    (author) => {
      expect(normaliseQuote({ content: 'x', author })).toMatchObject({ author: 'Unknown', author_slug: 'unknown' });
    },
  );

  test('given as a number is text', () => {
    expect(normaliseQuote({ content: 'x', author: 1984 })).toMatchObject({ author: '1984', author_slug: '1984' });
  });

  test.each([
    ['Søren Kierkegaard!', 'soren-kierkegaard'],
    ['soren-kierkegaard', 'soren-kierkegaard'],
    ['!!!', 'a-person'],
    ['', 'a-person'],
    [null, 'a-person'],
  ])('whose slug is given as %j has the slug %j', (author_slug, expected) => {
    expect(normaliseQuote({ content: 'x', author: 'A Person', author_slug }).author_slug).toBe(expected);
  });
});

test.each([[undefined], [null], [''], [' \n '], ['\u00a0\u200b\0'], [{}], [[]], [true], [Number.NaN]])(
  'a text of %j is refused as blank',
  (content) => {
    expect(() => normaliseQuote({ content })).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ path: ['content'], message: 'is blank or no text' })],
      }),
    );
  },
);

/** One character of four bytes of UTF-8, as long a text of it as may be. */
const LONG = '𝕏';

const LARGEST = {
  content: LONG.repeat(MAX_CONTENT_LENGTH),
  author: LONG.repeat(MAX_AUTHOR_LENGTH),
  author_slug: '𐐨'.repeat(MAX_SLUG_LENGTH),
  tags: Array.from({ length: MAX_TAGS }, (_, n) => LONG.repeat(MAX_TAG_LENGTH - 2) + String(n).padStart(2, '0')),
  added_date: '2019-08-08',
  modified_date: '2023-04-14',
  source_id: LONG.repeat(MAX_SOURCE_ID_LENGTH),
};

describe('a bound', () => {
  test('is kept by what is exactly as long', () => {
    const quote = normaliseQuote(LARGEST);
    expect(quote).toMatchObject({ content: LARGEST.content, author: LARGEST.author, tag_list: LARGEST.tags });
    expect([quote.author_slug, quote.source_id]).toEqual([LARGEST.author_slug, LARGEST.source_id]);
  });

  test.each([
    ['content', { content: `${LARGEST.content}x` }, /longer than 10000 code points/],
    ['author', { author: `${LARGEST.author}x` }, /longer than 500 code points/],
    ['author', { author: 'x'.repeat(500_000) }, /longer than 500 code points/],
    ['author_slug', { author_slug: `${LARGEST.author_slug}x` }, /longer than 500 code points/],
    ['tag_list', { tags: [...LARGEST.tags, 'x'] }, /50/],
    ['tag_list.0', { tags: [`${LARGEST.tags[0]}x`] }, /longer than 100 code points/],
    ['source_id', { source_id: `${LARGEST.source_id}x` }, /longer than 500 code points/],
    ['content', { content: `a${'\u0301\u0323'.repeat(51)}` }, /more than 100 marks/],
    ['author', { author: `a${'\u0301\u0323'.repeat(250_000)}` }, /more than 100 marks/],
  ])('on %s refuses one more, by the name of the field', (field, over, message) => {
    const issues = issuesOf(() => normaliseQuote({ ...LARGEST, ...over }));
    expect(issues).toEqual([[field, expect.stringMatching(message)]]);
  });

  test('counts what is stored: neither space around a text, nor tags that come twice or are blank', () => {
    const tags = [...LARGEST.tags, ...LARGEST.tags, ...Array(1000).fill(' ')];
    const content = `${' '.repeat(100_000)}x`;
    expect(normaliseQuote({ ...LARGEST, tags, content })).toMatchObject({ content: 'x', tag_list: LARGEST.tags });
  });

  test('holds every item far below the 400 kB that DynamoDB takes', () => {
    const item = rawItem(toTick(1e12), 49, normaliseQuote(LARGEST), LONG.repeat(MAX_SOURCE_LENGTH), new Date(1e12));
    expect(RawItem.parse(item)).toEqual(item);
    const bytes = Object.entries(encodeItem(item)).reduce((sum, [name, value]) => sum + utf8(name) + sizeOf(value), 0);
    expect(bytes).toBeGreaterThan(MAX_ITEM_BYTES * 0.8);
    expect(bytes).toBeLessThanOrEqual(MAX_ITEM_BYTES);
    expect(MAX_ITEM_BYTES).toBeLessThanOrEqual(400_000 / 4);
  });
});

test('whatever a candidate holds, it is a quote of the contract or is refused by path', () => {
  const odd = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(fc.anything(), fc.string())),
    fc.constantFrom(
      ...Object.values(LARGEST),
      'x'.repeat(20_000),
      Array(60)
        .fill(0)
        .map((_, n) => n),
    ),
  );
  let quotes = 0;
  fc.assert(
    fc.property(
      fc.record({ content: fc.oneof(odd, fc.string({ unit: 'grapheme', minLength: 1 })) }),
      fc.record(
        { author: odd, author_slug: odd, tags: odd, added_date: odd, modified_date: odd, source_id: odd },
        { requiredKeys: [] },
      ),
      ({ content }, others) => {
        try {
          const quote = normaliseQuote({ content, ...others });
          quotes++;
          expect(Quote.parse(quote)).toEqual(quote);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ZodError', issues: expect.arrayContaining([expect.anything()]) });
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(quotes).toBeGreaterThan(50);
});

function issuesOf(run: () => unknown): [string, string][] {
  try {
    run();
    return [];
  } catch (error) {
    const issues: { path: string[]; message: string }[] = Object(error).issues;
    return issues.map(({ path, message }) => [path.join('.'), message]);
  }
}

/** The size of an attribute as DynamoDB counts it: texts by their bytes, numbers by half their digits, three for a list and one for each member. */
function sizeOf(attribute: object): number {
  if ('S' in attribute) return utf8(String(attribute.S));
  if ('N' in attribute) return Math.ceil(String(attribute.N).length / 2) + 1;
  if ('L' in attribute && Array.isArray(attribute.L)) {
    return attribute.L.reduce((sum: number, member: object) => sum + 1 + sizeOf(member), 3);
  }
  return Number.NaN;
}

function utf8(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
