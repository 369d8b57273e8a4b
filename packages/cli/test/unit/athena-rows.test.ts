import { withDatabase } from '@quote-elt/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellValue } from '../../src/athena/cell-value.ts';
import { resultRows } from '../../src/athena/result-rows.ts';

const resultSet = (names: readonly string[], type: string, rows: readonly (readonly (string | undefined)[])[]) => ({
  ResultSetMetadata: { ColumnInfo: names.map((Name) => ({ Name, Type: type })) },
  Rows: rows.map((cells) => ({ Data: cells.map((VarCharValue) => ({ VarCharValue })) })),
});

/** A value as Trino prints it, and the same as a literal of DuckDB. */
const VALUES: readonly [type: string, text: fc.Arbitrary<string>][] = [
  ['bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)],
  ['integer', fc.integer().map(String)],
  ['double', fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => `${Object.is(value, -0) ? 0 : value}`)],
  ['boolean', fc.boolean().map(String)],
  ['varchar', fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))],
  [
    'date',
    fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10)),
  ],
  [
    'timestamp',
    fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().replace('T', ' ').replace('Z', '')),
  ],
  ['decimal(9,2)', fc.integer({ min: 0, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2))],
];

test.each(VALUES)('a %s of Athena is what DuckDB gives for the same value', async (type, text) => {
  await withDatabase({ threads: 1, memoryLimitMb: 200 }, async (db) => {
    const check = fc.asyncProperty(text, async (each) => {
      const [row] = await db.rows(`select cast(? as ${type}) as value`, [each]);
      expect(cellValue(each, type)).toEqual(row?.value);
    });
    await fc.assert(check, { numRuns: 50 });
  });
});

test.each([
  ['double', 'NaN', 'NaN'],
  ['double', '-Infinity', '-Infinity'],
  ['timestamp with time zone', '2026-11-22 08:00:00.000 UTC', '2026-11-22T08:00:00.000Z'],
  ['timestamp with time zone', '2026-11-22 08:00:00.000 Europe/Berlin', '2026-11-22 08:00:00.000 Europe/Berlin'],
  ['array', '[one, two, 3]', '[one, two, 3]'],
])('a %s %s is %j', (type, text, value) => {
  expect(cellValue(text, type)).toBe(value);
});

describe('the rows of a result', () => {
  test('tell null from an empty text', () => {
    const pages = [
      resultSet(['a', 'b'], 'varchar', [
        ['a', 'b'],
        [undefined, ''],
      ]),
    ];
    expect(resultRows(pages)).toEqual([{ a: null, b: '' }]);
  });

  test('keep columns of one name, and one that is called as every object is made', () => {
    const names = ['n', 'n', 'n', '__proto__'];
    const [row = {}] = resultRows([resultSet(names, 'integer', [names, ['1', '2', '3', '4']])]);
    expect(Object.entries(row)).toEqual([
      ['n', 1],
      ['n:1', 2],
      ['n:2', 3],
      ['__proto__', 4],
    ]);
  });

  test('are all there where a statement gives no header, and where a row looks like one', () => {
    expect(resultRows([resultSet(['tab_name'], 'string', [['facts']])])).toEqual([{ tab_name: 'facts' }]);
    expect(resultRows([resultSet(['a'], 'varchar', [['a'], ['a']])])).toEqual([{ a: 'a' }]);
  });

  test('are none of a result without columns', () => {
    expect(resultRows([{}])).toEqual([]);
  });
});
