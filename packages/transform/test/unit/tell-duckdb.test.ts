import { expect, test } from 'vitest';
import { isOfStatement, tellDuckDb } from '../../src/errors/tell-duckdb.ts';

test('the message of DuckDB is told whole, with the caret under its place', () => {
  const text = 'Binder Error: no "a"\nCandidate bindings: "b"\n\nLINE 2: \tselect a\n                ^';
  expect(tellDuckDb(text)).toEqual({
    message: 'Binder Error: no "a"',
    excerpt: ['Candidate bindings: "b"', '', 'LINE 2:  select a', '                ^'],
  });
});

test('a message of one line has no excerpt, and one of many is bounded', () => {
  expect(tellDuckDb('Parser Error: no')).toEqual({ message: 'Parser Error: no', excerpt: [] });
  expect(tellDuckDb('Parser Error: no\n\n').excerpt).toEqual([]);
  expect(tellDuckDb(`Parser Error: no\n${'line\n'.repeat(1000)}`).excerpt).toHaveLength(20);
});

test.each([
  ['Binder Error: no', true],
  ['Invalid Input Error: no', true],
  ['INTERRUPT Error: Interrupted!', false],
  ['INTERNAL Error: a mistake of DuckDB', false],
  ['something else', false],
])('%s is of a statement: %s', (message, is) => {
  expect(isOfStatement(new Error(message))).toBe(is);
});

test('what is no error is of no statement', () => {
  expect(isOfStatement('Binder Error: no')).toBe(false);
});
