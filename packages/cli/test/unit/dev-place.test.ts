import { withDatabase } from '@quote-elt/transform';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeInFile } from '../../src/dev/place-in-file.ts';
import { readMessage } from '../../src/errors/duckdb-message.ts';

const SETTINGS = { threads: 1, memoryLimitMb: 256 };

/** What stands in a line beside the mistake: of any width, and some that a terminal shows in two columns or in none. */
const filler = fc.string({
  unit: fc.constantFrom('a', ' ', '\t', 'é', '日', '😀', 'e\u0301', '-', '"'),
  maxLength: 120,
  size: 'max',
});
const literal = filler.map((text) => `'${text}'`);

test('where DuckDB finds a mistake is where it stands in the file, whatever stands before it', async () => {
  await withDatabase(SETTINGS, (db) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(literal, { maxLength: 4 }),
        fc.array(literal, { maxLength: 3 }),
        literal,
        fc.constantFrom('\n', '\r\n'),
        async (above, before, after, end) => {
          const line = [...before, 'no_such_column', after].join(', ');
          const sql = [`select`, ...above.map((text) => `    ${text},`), `    ${line}`, `from range(1)`, ''].join(end);
          const message = await db.run(`create table x as\n${sql}`).then(
            () => '',
            (error: Error) => error.message,
          );
          expect(placeInFile(readMessage(message), sql, 1)).toEqual({
            line: above.length + 2,
            column: 4 + line.indexOf('no_such_column') + 1,
          });
        },
      ),
      { numRuns: 200 },
    ),
  );
});

test.each([
  ['select (1', { line: 1, column: 10 }],
  ['select\n    1 +\n\n-- and then?\n', { line: 4, column: 13 }],
  ['', { line: 1, column: 1 }],
])('what is not finished, %j, is pointed at where it ends', async (sql, place) => {
  const run = withDatabase(SETTINGS, (db) => db.run(`create table x as\n${sql}`));
  const { message } = await run.then(
    () => new Error('it was run'),
    (error: Error) => error,
  );
  expect(placeInFile(readMessage(message), sql, 1)).toEqual(place);
});

test.each([
  ['points nowhere', 'Invalid Input Error: as the select says'],
  ['points beyond the file', 'Binder Error: x\n\nLINE 9: select a\n               ^'],
  ['shows what the line does not hold', 'Binder Error: x\n\nLINE 2: other text\n        ^'],
  ['shows the head of the statement', 'Parser Error: x\n\nLINE 1: create table x as\n        ^'],
])('a message that %s has no place', (_name, message) => {
  expect(placeInFile(readMessage(message), 'select a', 1)).toBeUndefined();
});
