import { describe, expect, test } from 'vitest';
import { normaliseQuote, QuotableQuote, quotableCandidate } from '../../src/index.ts';

const QUOTABLE = {
  _id: '-RxwjpiXK_',
  content: 'Things do not change; we change.',
  author: 'Henry David Thoreau',
  tags: ['Friendship'],
  authorSlug: 'henry-david-thoreau',
  length: 88,
  dateAdded: '2019-08-08',
  dateModified: '2023-04-14',
};

describe('a Quotable quote', () => {
  test('becomes a normal quote; its length is counted anew', () => {
    expect(normaliseQuote(quotableCandidate(QuotableQuote.parse(QUOTABLE)))).toMatchObject({
      content: QUOTABLE.content,
      author_slug: 'henry-david-thoreau',
      character_count: QUOTABLE.content.length,
      added_date: '2019-08-08',
      source_id: '-RxwjpiXK_',
    });
  });

  test('may have unknown fields and lack dates and tags', () => {
    const { dateAdded, dateModified, tags, ...rest } = QUOTABLE;
    expect(QuotableQuote.parse({ ...rest, likes: 3 })).toEqual({ ...rest, tags: [] });
    expect([dateAdded, dateModified, tags]).not.toContain(undefined);
  });

  test.each([{ content: null }, { content: ['x'] }, { content: undefined }])('with %j is refused', (wrong) => {
    expect(QuotableQuote.safeParse({ ...QUOTABLE, ...wrong }).success).toBe(false);
  });

  test.each([
    [{ _id: '61a4d0bd7c3e9f0012ab34cd' }, { source_id: '61a4d0bd7c3e9f0012ab34cd' }],
    [{ _id: 42 }, { source_id: '42' }],
    [{ _id: 'x' }, { source_id: 'x' }],
    [{ _id: '' }, { source_id: undefined }],
    [{ _id: null }, { source_id: undefined }],
    [{ _id: { $oid: 'x' } }, { source_id: undefined }],
    [{ content: 1984 }, { content: '1984' }],
    [{ author: null }, { author: 'Unknown' }],
    [
      { author: 1984, authorSlug: null },
      { author: '1984', author_slug: '1984' },
    ],
    [{ authorSlug: null }, { author_slug: 'henry-david-thoreau' }],
    [{ authorSlug: 7 }, { author_slug: '7' }],
    [{ authorSlug: ['x'] }, { author_slug: 'henry-david-thoreau' }],
    [{ tags: null }, { tag_list: [] }],
    [{ tags: 'Friendship' }, { tag_list: [] }],
    [{ tags: [null, 'a', '', 7, { name: 'b' }] }, { tag_list: ['a', '7'] }],
    [
      { dateAdded: null, dateModified: 1555 },
      { added_date: undefined, modified_date: undefined },
    ],
    [{ dateAdded: '2023-04-13T23:30:00-05:00' }, { added_date: '2023-04-14' }],
    [{ length: 'long' }, { character_count: QUOTABLE.content.length }],
    [{ length: null }, { character_count: QUOTABLE.content.length }],
  ])('with %j is a quote with %j', (odd, expected) => {
    const quote = normaliseQuote(quotableCandidate(QuotableQuote.parse({ ...QUOTABLE, ...odd })));
    expect({ ...quote, ...expected }).toEqual(quote);
  });
});
