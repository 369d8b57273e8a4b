import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEXT_FUNCTIONS } from '../../models/functions.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS } from '../support.ts';

/** Texts of which many are plain, many only look so, and many are neither. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(
      '\0',
      ' ',
      '\u00a0',
      '\u200b',
      '\ufeff',
      '~',
      '!',
      '\u007f',
      '\u0080',
      'é',
      '😀',
      '\u{ffff}',
      '\u{10000}',
    ),
    maxLength: 4,
  }),
  fc.date({ noInvalidDate: true }).chain((date) =>
    fc
      .tuple(fc.nat(10), fc.constantFrom('', ' ', '0', '-', '/', '٣'), fc.constantFrom(10, 24))
      .map(([at, put, end]) => {
        const iso = date.toISOString().slice(0, end);
        return iso.slice(0, at) + put + iso.slice(at + put.length);
      }),
  ),
);

test.each(TEXT_FUNCTIONS)(
  '$name answers in SQL as in TypeScript, for texts that are handed over and those that are not',
  async ({ name, of }) => {
    await withDatabase({ ...SETTINGS, functions: TEXT_FUNCTIONS }, async (db) => {
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 200 }), async (texts) => {
          const given = texts.map((each) => each.toWellFormed());
          // As bytes, since node-api takes a byte order mark off the front of a text.
          const rows = await db.rows(
            `select hex(${name}(text)::varchar) as hex from (select unnest(from_json(?, '["VARCHAR"]')) as text)`,
            [JSON.stringify(given)],
          );
          const expected = given
            .map(of)
            .map((each) => (each === null ? null : Buffer.from(each).toString('hex').toUpperCase()));
          expect(rows.map(({ hex }) => hex)).toEqual(expected);
        }),
        { numRuns: 50 },
      );
    });
  },
);
