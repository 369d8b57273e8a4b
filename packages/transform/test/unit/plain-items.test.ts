import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainItems } from '../../src/models/plain-items.ts';

/** Attributes that models read, whatever a record is: those of the key. */
const [A, B] = ['ingested_date', 'ingested_at'];

const plain = (json: string): unknown => JSON.parse(Buffer.from(plainItems(Buffer.from(json))).toString());

test('what models read is kept in the shapes that DynamoDB gives, all else is left out', () => {
  expect(
    plain(
      JSON.stringify([
        { [A]: { S: 'text', X: 1 }, [B]: { N: '7' }, extra: { S: 'x' } },
        { [A]: { M: { S: { S: 'x' } } }, [B]: { S: true } },
        { [A]: { L: [{ S: 'a' }, { N: '1' }, { NULL: true }, 'b', null] }, [B]: 'no object' },
        { [A]: { SS: ['a', 5, null] }, [B]: { S: 5 } },
        { [A]: { S: ['x'] } },
        'no item',
        null,
      ]),
    ),
  ).toEqual([
    { [A]: { S: 'text' }, [B]: { N: '7' } },
    { [A]: {}, [B]: { S: 'true' } },
    { [A]: { L: [{ S: 'a' }, { N: '1' }, {}, {}, {}] }, [B]: {} },
    { [A]: { SS: ['a', '5', null] }, [B]: { S: '5' } },
    { [A]: {} },
    {},
    {},
  ]);
});

test('a key given twice counts as its last, and no key reaches the prototype of an object', () => {
  expect(plain(`[{"${A}": {"S": "a"}, "${A}": {"S": "b", "S": "c"}, "__proto__": {"${B}": {"S": "x"}}}]`)).toEqual([
    { [A]: { S: 'c' } },
  ]);
});

test('nesting of any depth is left out', () => {
  const deep = `${'{"M":{"a":'.repeat(100_000)}1${'}}'.repeat(100_000)}`;
  expect(plain(`[{"${A}": ${deep}, "${B}": {"S": "x"}}]`)).toEqual([{ [A]: {}, [B]: { S: 'x' } }]);
});

test('any text comes out well-formed and otherwise the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      expect(plain(JSON.stringify([{ [A]: { S: text } }]))).toEqual([{ [A]: { S: text.toWellFormed() } }]);
    }),
  );
});

test.each(['{}', `{"${A}": {"S": "x"}}`, `[{"${A}"`, ''])('a page that is no array, such as %j, is refused', (json) => {
  expect(() => plainItems(Buffer.from(json))).toThrow(SyntaxError);
});
