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

test('a comment that hides a reading word does not let a writing one through', () => {
  for (const sql of ['-- select\ndrop table t', '/* select */ drop table t', '/* a */ -- b\n(drop table t)'])
    expect(() => requireReading(sql)).toThrow(expect.objectContaining({ code: 'sql.writes' }));
});
