import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWholeAnswer } from '../../src/rows/whole-answer.ts';

/** Answers as DynamoDB and its stand-ins write them, with their keys in any order. */
const answer = fc
  .tuple(
    fc.record({
      Count: fc.nat(3),
      Items: fc.array(fc.dictionary(fc.string(), fc.record({ S: fc.string() }), { maxKeys: 3 }), { maxLength: 3 }),
      ScannedCount: fc.nat(3),
      ConsumedCapacity: fc.constant({ CapacityUnits: 0.5, TableName: 'raw' }),
    }),
    fc.shuffledSubarray(['Count', 'Items', 'ScannedCount', 'ConsumedCapacity'] as const, {
      minLength: 4,
    }),
  )
  .map(([whole, keys]) => JSON.stringify(Object.fromEntries(keys.map((key) => [key, whole[key]]))));

test('a body cut short anywhere, without a checksum, is an error and never a shorter page', () => {
  fc.assert(
    fc.property(answer, fc.nat(), (body, at) => {
      const cut = Buffer.from(body).subarray(0, at % Buffer.byteLength(body));
      expect(() => splitWholeAnswer(cut)).toThrow(expect.objectContaining({ code: 'dynamodb.broken_answer' }));
      expect(splitWholeAnswer(Buffer.from(body)).rest).toContain('"Count"');
    }),
    { numRuns: 500 },
  );
});

test.each([
  '{}',
  '{"Items":[]}',
  '{"Items":[],"Count":null}',
  '{"Items":[],"Count":-1}',
  '{"Items":[],"Count":"3"}',
  'null',
  '',
])('an answer such as %j, without a Count, is no answer', (body) => {
  expect(() => splitWholeAnswer(Buffer.from(body))).toThrow(
    expect.objectContaining({ code: 'dynamodb.broken_answer', $retryable: {} }),
  );
});
