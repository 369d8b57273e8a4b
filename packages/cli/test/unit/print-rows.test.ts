import { type Row, withDatabase } from '@quote-elt/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLines, printRows } from '../../src/sql/print-rows.ts';
import { capturedTerminal } from '../support.ts';

const ALL = await withDatabase({ threads: 1, memoryLimitMb: 256 }, (db) => db.rows('from test_all_types()'));
const COLUMNS = Object.keys(ALL[0] ?? {});

const all = (rows: readonly Row[]) => ({ rows, more: 0 });

const only = (column: string): Row[] => ALL.map((row) => ({ [column]: row[column] ?? null }));

describe.each([40, 100, 400])('on %i columns', (width) => {
  test.each(COLUMNS)('the extremes of %s make a table within the width', (column) => {
    const { terminal, out, err } = capturedTerminal(width);
    printRows(terminal, all(only(column)), 'table');
    expect(out[0]).toMatch(/^[┌]/);
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(err).toEqual([`${ALL.length} rows`]);
  });
});

test.each(COLUMNS)('the extremes of %s are one valid line of JSON that says the same', (column) => {
  const { terminal, out } = capturedTerminal(100);
  printRows(terminal, all(only(column)), 'json');
  expect(out.map((line): unknown => JSON.parse(line))).toEqual([only(column)]);
});

test('all of them together make a table, record by record, and CSV', () => {
  const { terminal, out } = capturedTerminal(100);
  printRows(terminal, all(ALL), 'table');
  for (const column of COLUMNS) expect(out.join('\n')).toContain(column);
  const csv = capturedTerminal(100);
  printRows(csv.terminal, all(ALL), 'csv');
  expect(csv.out[0]).toBe(COLUMNS.join(','));
});

/** The cells of RFC 4180 text, read apart from the code that writes it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, marked, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(marked === undefined ? plain : marked.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

test('CSV gives every text back that is no formula, whatever it holds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') }).map((more) => `x${more}`);
  fc.assert(
    fc.property(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), (rows) => {
      const lines = csvLines(['a', 'b'], rows);
      expect(readCsv(lines.join('\n'))).toEqual([['a', 'b'], ...rows.map(({ a, b }) => [a, b])]);
    }),
  );
});
