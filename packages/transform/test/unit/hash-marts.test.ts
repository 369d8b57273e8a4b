import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sqlText } from '../../src/duckdb/sql-text.ts';
import { hashMarts } from '../../src/marts/hash-marts.ts';
import { withBuiltDay } from '../../src/models/with-built-day.ts';
import { memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { DAY, SETTINGS } from '../support.ts';

/** The hashes of a table that holds one row at a time: two texts, either of them null, and a list. */
async function hashesOf(rows: readonly Row[]): Promise<string[]> {
  return withBuiltDay(DAY, SETTINGS, memoryRowReader(new Map()), async (db) => {
    const hashes: string[] = [];
    for (const { a, b, list } of rows) {
      const items = list.map((item) => (item === null ? 'null' : sqlText(item))).join(', ');
      await db.run(
        `create or replace table held as select ?::varchar as a, ?::varchar as b, [${items}]::varchar[] as list`,
        [a, b],
      );
      hashes.push(String((await hashMarts(db, ['held'])).held));
    }
    return hashes;
  });
}

interface Row {
  readonly a: string | null;
  readonly b: string | null;
  readonly list: readonly (string | null)[];
}

/** Texts that a separator, a mark of null or the print of a list could be taken for. */
const text = fc.string({
  unit: fc.constantFrom('\u001e', '\u001f', '\u001d', '"', "'", ',', ' ', '[', ']', '\\', 'a', 'NULL', 'null'),
  maxLength: 4,
});
const row: fc.Arbitrary<Row> = fc.record({
  a: fc.option(text),
  b: fc.option(text),
  list: fc.array(fc.option(text), { maxLength: 3 }),
});

test('rows that differ have hashes that differ, whatever their texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { minLength: 2, maxLength: 12, selector: (each) => JSON.stringify(each) }),
      async (rows) => {
        const hashes = await hashesOf(rows);
        expect(new Set(hashes).size).toBe(rows.length);
      },
    ),
    {
      numRuns: 40,
      examples: [
        [
          [
            { a: 'x\u001fy', b: 'z', list: [] },
            { a: 'x', b: 'y\u001fz', list: [] },
          ],
        ],
        [
          [
            { a: null, b: '', list: [] },
            { a: '\u001e', b: '', list: [] },
          ],
        ],
        [
          [
            { a: '\u001e"\u001e"', b: '', list: [] },
            { a: '\u001e', b: '', list: [] },
          ],
        ],
        [
          [
            { a: 'a', b: '', list: ['x, y'] },
            { a: 'a', b: '', list: ['x', 'y'] },
          ],
        ],
        [
          [
            { a: 'a', b: '', list: [null] },
            { a: 'a', b: '', list: ['NULL'] },
          ],
        ],
      ],
    },
  );
});
