import { withDatabase } from '@quote-elt/transform';
import { describe, expect, test } from 'vitest';
import { difference, duckDbTable, trinoTable } from '../src/compare/table.ts';
import { asDuckDb } from '../src/compare/trino-value.ts';
import { BUILD } from '../src/days/publish-day.ts';
import { trinoTypeOf } from '../src/projected-table.ts';
import { verdictTable } from '../src/verdict-table.ts';

test.each(['UINTEGER', 'HUGEINT', 'UUID', 'TIME', 'INTERVAL', 'UBIGINT[]'])('%s has no counterpart', (type) => {
  expect(() => trinoTypeOf(type)).toThrow(RangeError);
});

test.each([
  ['varchar', 'a b', 'a b'],
  ['varchar', '\ufeffa', 'a'],
  ['date', '2026-11-22', '2026-11-22'],
  ['timestamp(3)', '2026-11-22 18:59:00.123', '2026-11-22T18:59:00.123Z'],
  ['array(timestamp(3))', ['2026-11-22 18:59:00.000', null], ['2026-11-22T18:59:00.000Z', null]],
  ['bigint', 7, 7],
  ['double', null, null],
])('a value of %s is written as DuckDB writes it', (type, value, expected) => {
  expect(asDuckDb(type, value)).toEqual(expected);
});

describe('two tables', () => {
  const select = `select 1::bigint as n, timestamp '2026-11-22 18:59:00' as at, ['a'] as names`;
  const trino = (columns: readonly string[], rows: readonly unknown[][]) =>
    trinoTable(
      async () => ({ columns: columns.map((type, i) => ({ name: ['n', 'at', 'names'][i] ?? '', type })), rows }),
      select,
    );
  const TYPES = ['bigint', 'timestamp(3)', 'array(varchar)'];
  const ROW = [1, '2026-11-22 18:59:00.000', ['a']];

  test.each([
    ['that are identical', TYPES, [ROW], undefined],
    ['of which one has another type', ['integer', ...TYPES.slice(1)], [ROW], /^columns: /],
    ['of which one has a row more', TYPES, [ROW, ROW], /^rows: 1 is 2$/],
    ['of which one has another value', TYPES, [[2, ...ROW.slice(1)]], /^row 1: \[1,.*\] is \[2,/],
  ])('%s', async (_kind, types, rows, expected) => {
    const told = await withDatabase(BUILD, (db) => duckDbTable(db, select));
    const found = difference(told, await trino(types, rows));
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(expected);
  });

  test('of the same rows in another order differ', () => {
    const columns = [{ name: 'n', type: 'bigint' }];
    expect(difference({ columns, rows: [[1], [2]] }, { columns, rows: [[2], [1]] })).toBe('row 1: [1] is [2]');
  });
});

test('the table says what differs', () => {
  const verdict = { name: 'a_view', rows: 1234, duckdb_ms: 5, engine_ms: 70 };
  const lines = verdictTable('Trino 476', [
    { ...verdict, identical: true },
    { ...verdict, identical: false },
  ]).split('\n');
  expect(lines.find((line) => line.includes('yes'))).toContain('1,234');
  expect(lines.filter((line) => line.includes('NO'))).toHaveLength(1);
});
