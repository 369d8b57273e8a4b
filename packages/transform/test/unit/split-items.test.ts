import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitItems } from '../../src/rows/split-items.ts';

/** Texts that look like the parts of an answer, to trip a careless search. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"Items":[', ']', '],"Count":1}', '\\"],', '}}]', '"Items": [{"a":"]"}]', '\\', '"'),
);
const attribute = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.record({ S: nasty }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({ M: fc.dictionary(nasty, tie('value'), { maxKeys: 3 }) }),
  ),
})).value;
const answer = fc.record({
  Items: fc.array(fc.dictionary(nasty, attribute, { maxKeys: 4 }), { maxLength: 4 }),
  Count: fc.nat(),
  ScannedCount: fc.nat(),
  LastEvaluatedKey: fc.record({ ingested_date: fc.record({ S: nasty }), ingested_at: fc.record({ S: nasty }) }),
});

/** The keys of an answer come in any order, and any of them but the items may be missing. */
const keyOrder = fc.shuffledSubarray(['Items', 'Count', 'ScannedCount', 'LastEvaluatedKey'] as const, { minLength: 1 });

test('items and rest are those of the answer, in whatever order its keys come', () => {
  fc.assert(
    fc.property(answer, keyOrder, fc.constantFrom(0, 1), (whole, keys, indent) => {
      // As texts: V8 13.6 parses a key that is \" as a backslash, about once in a thousand such answers.
      const texts = keys.map((key) => [key, JSON.stringify(whole[key], null, indent)] as const);
      const written = (items: string | undefined) =>
        `{${texts.map(([key, text]) => `"${key}":${' '.repeat(indent)}${key === 'Items' ? items : text}`).join(',')}}`;
      const items = texts.find(([key]) => key === 'Items')?.[1];
      const split = splitItems(Buffer.from(written(items)));
      expect(Buffer.from(split.items).toString()).toBe(items ?? '[]');
      expect(split.rest).toBe(written('null'));
    }),
    { numRuns: 300 },
  );
});

test('a key beyond the first kilobytes is found', () => {
  const body = { LastEvaluatedKey: { a: { S: 'x'.repeat(100_000) } }, Items: [{ a: { S: 'y' } }] };
  expect(Buffer.from(splitItems(Buffer.from(JSON.stringify(body))).items).toString()).toBe('[{"a":{"S":"y"}}]');
});

test('an answer that is cut short is refused', () => {
  expect(() => splitItems(Buffer.from('{"Items":[{"a":{"S":"]'))).toThrow(SyntaxError);
});
