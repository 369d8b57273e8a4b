import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainItems } from '../../src/models/plain-items.ts';

const plain = (json: string): unknown => JSON.parse(Buffer.from(plainItems(Buffer.from(json))).toString());

test('what models read is kept in the shapes that DynamoDB gives, all else is left out', () => {
  expect(
    plain(
      JSON.stringify([
        { content: { S: 'text', X: 1 }, author: { N: '7' }, extra: { S: 'x' }, source: { M: { S: { S: 'x' } } } },
        { tag_list: { L: [{ S: 'a' }, { N: '1' }, { NULL: true }, 'b', null] }, content: 'no object' },
        { tag_list: { SS: ['a', 5, null] }, content: { S: 5 }, author: { S: true }, source: { S: ['x'] } },
        'no item',
        null,
      ]),
    ),
  ).toEqual([
    { content: { S: 'text' }, author: { N: '7' }, source: {} },
    { tag_list: { L: [{ S: 'a' }, { N: '1' }, {}, {}, {}] }, content: {} },
    { tag_list: { SS: ['a', '5', null] }, content: { S: '5' }, author: { S: 'true' }, source: {} },
    {},
    {},
  ]);
});

test('a key given twice counts as its last, and no key reaches the prototype of an object', () => {
  expect(
    plain('[{"content": {"S": "a"}, "content": {"S": "b", "S": "c"}, "__proto__": {"author": {"S": "x"}}}]'),
  ).toEqual([{ content: { S: 'c' } }]);
});

test('nesting of any depth is left out', () => {
  const deep = `${'{"M":{"a":'.repeat(100_000)}1${'}}'.repeat(100_000)}`;
  expect(plain(`[{"content": ${deep}, "author": {"S": "x"}}]`)).toEqual([{ content: {}, author: { S: 'x' } }]);
});

test('any text comes out well-formed and otherwise the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      expect(plain(JSON.stringify([{ content: { S: text } }]))).toEqual([{ content: { S: text.toWellFormed() } }]);
    }),
  );
});

test.each(['{}', '{"content": {"S": "x"}}', '[{"content"', ''])(
  'a page that is no array, such as %j, is refused',
  (json) => {
    expect(() => plainItems(Buffer.from(json))).toThrow(SyntaxError);
  },
);
