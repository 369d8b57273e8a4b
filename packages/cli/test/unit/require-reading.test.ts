import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requireReading } from '../../src/athena/require-reading.ts';

const READING = ['select 1', 'with t as (select 1) select * from t', 'values 1', 'show tables', 'describe t'];
const EXPLAINED = ['explain select 1', 'explain analyze select 1', 'explain (format json) select 1'];
const WRITING = [
  'drop table t',
  'insert into t select 1',
  'create table t as select 1',
  "unload (select 1) to 's3://b/'",
  'delete from t',
  'explain analyze insert into t select 1',
  'selects',
  '',
];

/** What may stand before the first word. */
const lead = fc
  .array(fc.constantFrom(' ', '\n', '(', '-- drop\n', '/* select */', '/**/', '/* -- */'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const caseOf = fc.constantFrom(
  (sql: string) => sql,
  (sql: string) => sql.toUpperCase(),
);

test('a statement that reads is let through, whatever its case and whatever stands before it', () => {
  fc.assert(
    fc.property(lead, fc.constantFrom(...READING, ...EXPLAINED), caseOf, (before, sql, cased) => {
      expect(() => requireReading(before + cased(sql))).not.toThrow();
    }),
  );
});

test('a statement that writes is refused, whatever its case and whatever stands before it', () => {
  fc.assert(
    fc.property(lead, fc.constantFrom(...WRITING), caseOf, (before, sql, cased) => {
      expect(() => requireReading(before + cased(sql))).toThrow(expect.objectContaining({ code: 'sql.writes' }));
    }),
  );
});

const refused = (sql: string) =>
  expect(() => requireReading(sql), sql).toThrow(expect.objectContaining({ code: 'sql.writes' }));

test.each([
  '-- select\ndrop table t',
  '/* select */ drop table t',
  '/* a */ -- b\n(drop table t)',
  '/* make a copy */ create table copy as /* all days */ select * from t',
  '/* */ drop table t -- */ select 1',
  '/* /* */ drop table t -- */ */ select 1',
  'explain analyze /* */ insert into x /* */ select 1',
  'explain (format json /* ) select */) insert into x select 1',
  'explain analyze format) select 1; drop table t',
  '-- x\r insert into t \n select 1',
  '-- select 1',
  '/* select 1',
])('no comment lets %j through', refused);

/** A comment that ends where it ends, whatever stands in it. */
const comment = fc
  .tuple(
    fc.constantFrom('\n', '\r', '\r\n'),
    fc.array(fc.constantFrom('select', ' ', '*', '/*', '--', '(', ')', "'", 'x')),
  )
  .chain(([end, words]) => {
    const text = words.join('');
    return fc.constantFrom(`-- ${text}${end}`, `/*${text.replaceAll(/\*+(?=\/)/g, '')} */`);
  });

test('comments between any words change nothing of what is let through', () => {
  const words = fc.constantFrom(...READING, ...EXPLAINED, ...WRITING).map((sql) => sql.split(' '));
  fc.assert(
    fc.property(words, fc.array(comment, { minLength: 8, maxLength: 8 }), (parts, comments) => {
      const sql = parts.map((word, i) => `${comments[i % 8]}${word} `).join('') + comments[7];
      if (WRITING.includes(parts.join(' '))) refused(sql);
      else expect(() => requireReading(sql), sql).not.toThrow();
    }),
  );
});

test('many comments are judged at once', () => {
  const began = process.cpuUsage();
  refused(`${'/**/ -- x\n'.repeat(50_000)} insert into t select 1`);
  refused(`/*${' /*'.repeat(100_000)} insert into t select 1`);
  expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
});
