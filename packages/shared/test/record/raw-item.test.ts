import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeItem, encodeItem } from '../../src/dynamodb.ts';
import { MAX_BATCH, normaliseQuote, RawItem, rawItem, rawItemProblems, toTick } from '../../src/index.ts';

const TEXT = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
const MADE = fc
  .record({ content: TEXT, at: fc.integer({ min: 0, max: 4e12 }), index: fc.nat(MAX_BATCH - 1) })
  .map(({ content, at, index }) => rawItem(toTick(at), index, normaliseQuote({ content }), 'quotable', new Date(at)));

describe('a raw item of a quote', () => {
  test('in the normal form is coherent', () => {
    fc.assert(
      fc.property(MADE, (item) => {
        expect(rawItemProblems(item)).toEqual([]);
      }),
    );
  });

  test('has no key whose value is undefined, nor has a normal quote', () => {
    expect(Object.values(normaliseQuote({ content: 'Know thyself.' }))).not.toContain(undefined);
    const quote = { ...normaliseQuote({ content: 'Know thyself.' }), added_date: undefined, source_id: undefined };
    const item = rawItem(toTick(0), 0, quote, 'quotable', new Date(0));
    expect(Object.entries(item).filter(([, value]) => value === undefined)).toEqual([]);
    expect(RawItem.parse(item)).toStrictEqual(item);
  });
});

describe('a raw item whose quote disagrees with itself', () => {
  const item = rawItem(toTick(0), 0, normaliseQuote({ content: 'Know thyself.' }), 'quotable', new Date(0));

  test.each([
    [{ character_count: 12 }, 'character_count: content has 13 UTF-16 units, not 12'],
    [{ quote_id: '0123456789abcdef' }, 'quote_id: content has the id 45bacfcebeb7ff1a, not 0123456789abcdef'],
  ])('as %j is valid by the schema, and the reason is reported', (wrong, problem) => {
    expect(rawItemProblems(RawItem.parse({ ...item, ...wrong }))).toEqual([problem]);
  });

  test('reports every reason', () => {
    const wrong = { content: 'Other words.', ingested_date: '1970-01-02', ingested_at: '1970-01-01T00:00:00.999Z' };
    expect(rawItemProblems(RawItem.parse({ ...item, ...wrong })).map((problem) => problem.split(':')[0])).toEqual([
      'ingested_at',
      'ingested_at',
      'character_count',
      'quote_id',
    ]);
  });
});

test('a raw item of any quote survives DynamoDB and back', () => {
  const content = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(content, fc.array(content), fc.nat(49), (text, tags, index) => {
      const quote = normaliseQuote({ content: text, author: text, tags });
      const item = RawItem.parse(rawItem(toTick(1e12), index, quote, 'quotable', new Date(1e12)));
      expect(RawItem.parse(decodeItem(encodeItem(item)))).toEqual(JSON.parse(JSON.stringify(item)));
    }),
  );
});
