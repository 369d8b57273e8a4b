import { withDatabase } from '@quote-elt/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeStatements } from '../../src/sql/take-statements.ts';

test.each([
  ['a statement', 'select 1;', ['select 1;'], ''],
  ['two on a line', 'select 1; select 2;', ['select 1;', 'select 2;'], ''],
  ['one and the beginning of the next', 'select 1; select', ['select 1;'], 'select'],
  ['a text', `select ';'`, [], `select ';'`],
  ['a text with a doubled mark', `select 'a''b;';`, [`select 'a''b;';`], ''],
  ['a text that is not ended', `select 'a;\n`, [], `select 'a;\n`],
  ['a text with a backslash', String.raw`select '\'; select 1;`, [String.raw`select '\';`, 'select 1;'], ''],
  ['a text with escapes', String.raw`select e'\';';`, [String.raw`select e'\';';`], ''],
  ['a word that ends with e before a text', String.raw`select date'\';`, [String.raw`select date'\';`], ''],
  ['a name between marks', `select 1 as "a;""b;";`, [`select 1 as "a;""b;";`], ''],
  ['a text between dollars', 'select $$;$$;', ['select $$;$$;'], ''],
  ['a text between named dollars', 'select $a$;$$;$b$;$a$;', ['select $a$;$$;$b$;$a$;'], ''],
  ['a text between dollars that is not ended', 'select $a$;$$;', [], 'select $a$;$$;'],
  ['a name with dollars', 'select 1 as a$b$; select 2 as c$b$;', ['select 1 as a$b$;', 'select 2 as c$b$;'], ''],
  ['a comment of a line', 'select 1 -- ;\n;', ['select 1 -- ;\n;'], ''],
  ['a comment within a comment', 'select 1 /* ; /* ; */ ; */;', ['select 1 /* ; /* ; */ ; */;'], ''],
  ['a comment that is not ended', 'select 1; /* ;', ['select 1;'], '/* ;'],
  ['nothing but comments', '-- a;\n /* ; */ \n', [], ''],
  ['nothing between two ends', ';; select 1;;', ['select 1;'], ''],
])('%s', (_name, text, statements, rest) => {
  expect(takeStatements(text)).toEqual({ statements, rest });
});

const VALUES = fc.constantFrom(
  `';'`,
  `'a'';b'`,
  `''`,
  String.raw`e'\';'`,
  String.raw`E'\\'`,
  String.raw`'\'`,
  `x'3B'`,
  '$$;$$',
  `$$'$$`,
  '$t$ ;$$; $t$',
  '$_1$"$_1$',
  "1 -- ; '\n",
  '1 /* ; */',
  "1 /* ; /* ' */ ; */",
  '1--1;\n',
  '1/2',
  '- -1',
);
const NAMES = fc.constantFrom('a', '"a;"', '"a"";"', 'a$b', 'a$b$', 'e', 'é$é$', '"$$"');
const SPACES = fc.constantFrom(' ', '\n', ' -- ;\n', ' /* ; */ ', '\t');
const STATEMENT = fc
  .array(fc.tuple(VALUES, SPACES, NAMES), { minLength: 1, maxLength: 4 })
  .map((parts) => `select ${parts.map(([value, space, name]) => `${value}${space}as ${name}`).join(', ')}`);
const STATEMENTS = fc.array(fc.tuple(SPACES, STATEMENT, SPACES), { minLength: 1, maxLength: 4 });

test('statements are those that the parser of DuckDB finds', async () => {
  await withDatabase({ threads: 1, memoryLimitMb: 256 }, async (db) => {
    await fc.assert(
      fc.asyncProperty(STATEMENTS, async (parts) => {
        const text = parts.map((part) => `${part.join('')};`).join('');
        const { statements, rest } = takeStatements(text);
        expect([statements.length, rest]).toEqual([parts.length, '']);
        // Each is one statement for DuckDB, and all of them are as many as it finds in the whole.
        for (const sql of statements) await db.requireOneStatement(sql);
        const count = await db.requireOneStatement(text).then(
          () => 1,
          (error) => error.details.count,
        );
        expect(count).toBe(parts.length);
      }),
    );
  });
});

test('it is all one whether a text comes at once or line by line', () => {
  const text = fc
    .array(fc.constantFrom("'", '"', '$', '$t$', ';', '-', '/', '*', 'e', '\\', '\n', ' ', 'a'))
    .map((each) => each.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const found: string[] = [];
      let typed = '';
      for (const line of given.split('\n')) {
        const { statements, rest } = takeStatements(`${typed}${line}\n`);
        found.push(...statements);
        typed = rest;
      }
      expect(found).toEqual(takeStatements(`${given}\n`).statements);
    }),
  );
});
