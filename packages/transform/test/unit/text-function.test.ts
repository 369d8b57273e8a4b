import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextFunction } from '../../src/duckdb/text-function.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { SETTINGS } from '../support.ts';

const withFunctions = (functions: readonly TextFunction[], sql: string, values: readonly string[] = []) =>
  withDatabase({ ...SETTINGS, threads: 4, functions }, (db) => db.rows(sql, values));

const length: TextFunction = { name: 'units', type: 'integer', of: (text) => String(text.length) };

test('any text arrives whole, and a null stays null', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()))),
      async (texts) => {
        const found: string[] = [];
        const remember: TextFunction = {
          name: 'remember',
          type: 'integer',
          of: (text) => String(found.push(text) - 1),
        };
        const rows = await withFunctions(
          [remember],
          `select remember(text) as place from (select unnest(from_json(?, '["VARCHAR"]')) as text)`,
          [JSON.stringify(texts)],
        );
        expect(rows.map(({ place }) => (place === null ? null : found[Number(place)]))).toEqual(texts);
      },
    ),
    { numRuns: 50, examples: [[['\ufeff', '\ufeff\ufeffx', 'a\0b', '', null]]] },
  );
});

test('all threads get their answers, over many more texts than one call takes', async () => {
  const rows = await withFunctions(
    [length],
    `select count(*) filter (units(text) <> length(text)) as wrong, count(*) as texts
     from (select repeat('x', n % 50) as text from range(100_000) as r (n))`,
  );
  expect(rows).toEqual([{ wrong: 0, texts: 100_000 }]);
});

test('only the rows that need it are handed over', async () => {
  let asked = 0;
  const counted: TextFunction = { name: 'counted', type: 'varchar', of: () => String(asked++) };
  await withFunctions(
    [counted],
    `select count(case when n % 1000 = 0 then counted(n::varchar) else 'plain' end) from range(10_000) as r (n)`,
  );
  expect(asked).toBe(10);
});

test('what SQL answers by itself is not handed over', async () => {
  let asked = 0;
  const counted: TextFunction = {
    name: 'counted',
    type: 'integer',
    of: () => String(++asked),
    plain: { when: `given = 'plain'`, answer: '0' },
  };
  const rows = await withFunctions(
    [counted],
    `select counted(text) as n from (values ('plain'), ('odd'), (null)) as v (text)`,
  );
  expect(rows.map(({ n }) => n).sort()).toEqual([0, 1, null].sort());
  expect(asked).toBe(1);
});

test('what a function throws is the error of the statement, and the next statement works', async () => {
  const odd: TextFunction = {
    name: 'odd',
    type: 'varchar',
    of: (text) => {
      if (text === '7') throw new Error('seven');
      return text;
    },
  };
  await withDatabase({ ...SETTINGS, functions: [odd] }, async (db) => {
    await expect(db.rows('select odd(n::varchar) from range(10) as r (n)')).rejects.toThrow('seven');
    expect(await db.rows(`select odd('x') as text`)).toEqual([{ text: 'x' }]);
  });
});

test('functions of several databases at once are their own', async () => {
  const of = (mark: string) =>
    withFunctions([{ name: 'mark', type: 'varchar', of: () => mark }], `select mark('x') as mark`);
  expect((await Promise.all(['a', 'b', 'c'].map(of))).flat()).toEqual([{ mark: 'a' }, { mark: 'b' }, { mark: 'c' }]);
});
