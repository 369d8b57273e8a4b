import { expect, test } from 'vitest';
import { decodeItem, encodeItem } from '../../src/dynamodb.ts';

test('an error of the item itself says so', () => {
  const item: Record<string, string> = Object.create({ inherited: 'a' });
  expect(() => encodeItem(item)).toThrow(/^item: /);
});

test.each([
  ['a number that is no text', { N: 5 }],
  ['a null that is not true', { NULL: false }],
  ['a truth that is a text', { BOOL: 'true' }],
  ['a text that is a number', { S: 5 }],
  ['a list that is a text', { L: 'ab' }],
])('%s is no attribute', (_what, attribute) => {
  expect(() => decodeItem({ a: attribute })).toThrow(/^a: /);
});

test('a number is read up to 200 characters, of which DynamoDB needs fewer', () => {
  const N = `${'0'.repeat(199)}7`;
  expect(decodeItem({ n: { N } })).toEqual({ n: 7 });
  expect(() => decodeItem({ n: { N: `0${N}` } })).toThrow(/^n: /);
});
