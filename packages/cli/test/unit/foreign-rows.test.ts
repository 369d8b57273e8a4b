import { expect, test } from 'vitest';
import { printRows } from '../../src/sql/print-rows.ts';
import { capturedTerminal } from '../support.ts';

const ESCAPES =
  '\u001b]0;owned\u0007\u001b[2J\u001b[1;1H\u001b[32mall good\u001b[0m\r\nerror: \u202eforged\u0085\u007f';

function printed(format: 'table' | 'json' | 'csv', value: string | number): string[] {
  const { terminal, out } = capturedTerminal(120);
  printRows(terminal, { rows: [{ value }], more: 0 }, format);
  return out;
}

test.each(['table', 'json', 'csv'] as const)('as %s a foreign text makes no line and no control', (format) => {
  const lines = printed(format, ESCAPES);
  expect(lines.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(lines).toHaveLength(printed(format, 'harmless').length);
});

test('as JSON a foreign text is still the same text', () => {
  expect(JSON.parse(String(printed('json', ESCAPES)[0]))).toEqual([{ value: ESCAPES }]);
});

test.each([
  ['=cmd()', `'=cmd()`],
  ['+1+1', `'+1+1`],
  ['-1+1', `'-1+1`],
  ['@sum(a1)', `'@sum(a1)`],
  ['\t=1', `'\\t=1`],
  ['=a,"b"', `"'=a,""b"""`],
  ['-5.5', '-5.5'],
  [-5.5, '-5.5'],
  ['1 = 1', '1 = 1'],
])('as CSV %j is no formula', (value, field) => {
  expect(printed('csv', value)).toEqual(['value', field]);
});
