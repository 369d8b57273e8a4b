import { withDatabase } from '@quote-elt/transform';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tellDuckDb } from '../../src/errors/tell-duckdb.ts';

const SETTINGS = { threads: 1, memoryLimitMb: 256 };

/** What DuckDB says of statements that it refuses. */
const refusals = (statements: readonly string[]) =>
  withDatabase(SETTINGS, async (db) => {
    const messages: string[] = [];
    for (const sql of statements)
      await db.run(sql).catch((error: unknown) => messages.push(error instanceof Error ? error.message : ''));
    return messages;
  });

test('the message of DuckDB is told whole, with its candidates and the caret under the place', async () => {
  const [message = ''] = await refusals(['select\n    nop\nfrom (select 1 as nope)']);
  expect(tellDuckDb(message)).toEqual({
    message: 'Binder Error: Referenced column "nop" not found in FROM clause!',
    excerpt: ['Candidate bindings: "nope"', '', 'LINE 2:     nop', '            ^'],
  });
});

test('lines are counted from where the text of the user begins', async () => {
  const [message = ''] = await refusals(['create table x as\nselect\n    nope\n']);
  expect(tellDuckDb(message, 1).excerpt.slice(-2)).toEqual(['LINE 2:     nope', '            ^']);
});

test('the caret stands under its place, whatever stands before it', async () => {
  const before = fc.array(fc.constantFrom('1,\t', "'日',", ' 2, ', "'\t\t',", "'é',"), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(before, async (parts) => {
      const [message = ''] = await refusals([`select ${parts.join('')}nope`]);
      const [line = '', caret = ''] = tellDuckDb(message).excerpt.slice(-2);
      // A sign of two columns is one unit of text: such a line is longer on a terminal than it is here.
      const wide = (line.slice(0, line.indexOf('nope')).match(/日/g) ?? []).length;
      expect(caret.length - 1).toBe(line.indexOf('nope') + wide);
    }),
    { numRuns: 40 },
  );
});

test('a message of one line has no excerpt, and one of many is bounded', () => {
  expect(tellDuckDb('Parser Error: no')).toEqual({ message: 'Parser Error: no', excerpt: [] });
  expect(tellDuckDb('Parser Error: no\n\n').excerpt).toEqual([]);
  expect(tellDuckDb(`Parser Error: no\n${'line\n'.repeat(1000)}`).excerpt).toHaveLength(20);
});
