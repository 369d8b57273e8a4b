import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asRecord, isObject, parseJson } from '../../src/json-object.ts';

test('exactly the JSON values that begin with a brace are objects', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = parseJson(text);
      expect(isObject(value)).toBe(text.trimStart().startsWith('{'));
      expect(asRecord(value)).toBe(isObject(value) ? value : undefined);
    }),
  );
});

test('what lies below something that is no object is undefined', () => {
  expect([null, 'text', 7, [{ date: 1 }], undefined].map((value) => asRecord(value)?.date)).toEqual(
    Array(5).fill(undefined),
  );
  expect(asRecord({ date: 1 })?.date).toBe(1);
});

test('a text that is no JSON throws SyntaxError', () => {
  expect(() => parseJson('{')).toThrow(SyntaxError);
});
