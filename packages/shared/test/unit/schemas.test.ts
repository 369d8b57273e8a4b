import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeItem, encodeItem } from '../../src/dynamodb.ts';
import {
  IngestEvent,
  normaliseQuote,
  QuotableQuote,
  quotableCandidate,
  RawItem,
  rawItem,
  TransformEvent,
  toTick,
} from '../../src/index.ts';
import { boundedText } from '../../src/schema/bounded-text.ts';

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

describe('events', () => {
  test.each([[{}], [{ scheduled_time: '2026-11-22T18:59:00Z' }]])('%j invokes both', (event) => {
    expect([IngestEvent.safeParse(event).success, TransformEvent.safeParse(event).success]).toEqual([true, true]);
  });

  test.each([[{ scheduledTime: '2026-11-22T18:59:00Z' }], [{ scheduled_time: 'now' }], [[]], [null]])(
    '%j invokes none',
    (event) => {
      expect([IngestEvent.safeParse(event).success, TransformEvent.safeParse(event).success]).toEqual([false, false]);
    },
  );

  test.each(['ingest', 'transform'] as const)('an event that names the task %s invokes that function alone', (task) => {
    const event = { task, scheduled_time: '2026-11-22T18:59:00Z' };
    expect([IngestEvent.safeParse(event).success, TransformEvent.safeParse(event).success]).toEqual([
      task === 'ingest',
      task === 'transform',
    ]);
    expect(TransformEvent.safeParse({ task, dates: ['2026-11-22'] }).success).toBe(task === 'transform');
    expect(TransformEvent.safeParse({ task, from: '2026-11-21', to: '2026-11-22' }).success).toBe(task === 'transform');
  });

  test('a range or a list of days invokes transform, forced or not', () => {
    expect(TransformEvent.parse({ dates: ['2026-11-22'] })).toEqual({ dates: ['2026-11-22'], force: false });
    expect(TransformEvent.parse({ from: '2026-11-20', to: '2026-11-22', force: true })).toMatchObject({ force: true });
    expect(TransformEvent.safeParse({ dates: ['2026-11-22'], from: '2026-11-20' }).success).toBe(false);
  });
});

test('a raw item survives DynamoDB and back', () => {
  const content = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(content, fc.array(content), fc.nat(49), (text, tags, index) => {
      const quote = normaliseQuote({ content: text, author: text, tags });
      const item = RawItem.parse(rawItem(toTick(1e12), index, quote, 'quotable', new Date(1e12)));
      expect(RawItem.parse(decodeItem(encodeItem(item)))).toEqual(JSON.parse(JSON.stringify(item)));
    }),
  );
});

test('a text may have as many code points as its bound, whether they take one UTF-16 unit or two', () => {
  const bounded = boundedText(3, { description: 'A text.', examples: ['a'] });
  const accepted = (text: string) => bounded.safeParse(text).success;
  expect(['abc', '😀😀😀', 'a😀b', 'a'].map(accepted)).toEqual([true, true, true, true]);
  expect(['abcd', '😀😀😀😀', '😀😀😀a', 'abcdef', 'abcdefg', ''].map(accepted)).toEqual(Array(6).fill(false));
});
