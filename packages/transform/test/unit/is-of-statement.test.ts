import { expect, test } from 'vitest';
import { isOfStatement } from '../../src/errors/is-of-statement.ts';

test.each([
  ['Binder Error: no', true],
  ['Invalid Input Error: no', true],
  ['INTERRUPT Error: Interrupted!', false],
  ['INTERNAL Error: a mistake of DuckDB', false],
  ['IO Error: Could not write file: No space left on device', false],
  ['IO Error: No files found that match the pattern', true],
  ['Out of Memory Error: failed to allocate', false],
  ['something else', false],
])('%s is of a statement: %s', (message, is) => {
  expect(isOfStatement(new Error(message))).toBe(is);
});

test('what is no error is of no statement', () => {
  expect(isOfStatement('Binder Error: no')).toBe(false);
});
