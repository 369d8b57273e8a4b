import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeItem, encodeItem } from '../../src/dynamodb.ts';
import { normaliseQuote, normaliseRecord, RawItem, rawItemProblems } from '../../src/index.ts';
import { sampleQuote, sampleRawItem, sampleRecord } from '../../src/testing.ts';

describe('a sample quote', () => {
  test('is the same at every call, and never the same object', () => {
    expect(sampleQuote()).toStrictEqual(sampleQuote());
    expect(sampleQuote()).not.toBe(sampleQuote());
  });

  test('survives DynamoDB and JSON', () => {
    expect(decodeItem(encodeItem(sampleQuote()))).toStrictEqual(sampleQuote());
    expect(JSON.parse(JSON.stringify(sampleQuote()))).toStrictEqual(sampleQuote());
  });

  test.each([sampleQuote, sampleRawItem])(
    'is refused where the schema refuses it, and so is its raw item',
    (sample) => {
      expect(() => sample({ content: '' })).toThrow();
    },
  );
});

describe('the samples of records', () => {
  test('have an id each', () => {
    expect(new Set(Array.from({ length: 5000 }, (_, n) => sampleRecord(n).quote_id)).size).toBe(5000);
  });

  test('are in the normal form', () => {
    const { content, author, tag_list, ...rest } = sampleRecord(3);
    expect(normaliseRecord({ content, author, tags: tag_list, ...rest })).toStrictEqual(sampleRecord(3));
  });
});

describe('overrides', () => {
  test('of the text, author and instant of a raw item bring what follows from them', () => {
    expect(
      sampleRawItem({ content: ' Know thyself. ', author: 'Socrates', ingested_at: '2024-02-29T00:00:00.007Z' }),
    ).toMatchObject({
      ...normaliseQuote({ content: 'Know thyself.', author: 'Socrates', tags: ['Friendship', 'Change'] }),
      ingested_date: '2024-02-29',
      ingested_at: '2024-02-29T00:00:00.007Z',
      fetched_at: '2024-02-29T00:00:01.257Z',
    });
  });

  test('keep a raw item coherent, whatever the text and place', () => {
    const content = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(content, fc.nat(49), (text, place) => {
        const ingested_at = `2026-11-22T18:59:00.${String(place).padStart(3, '0')}Z`;
        expect(rawItemProblems(sampleRawItem({ content: text, ingested_at }))).toEqual([]);
      }),
    );
  });

  test('may make a raw item incoherent, or leave out what is optional', () => {
    const item = sampleRawItem({ character_count: 1, added_date: undefined, source_id: undefined });
    expect(rawItemProblems(item)).toHaveLength(1);
    expect(Object.keys(item)).not.toContain('added_date');
    expect(RawItem.parse(item)).toStrictEqual(item);
  });
});
