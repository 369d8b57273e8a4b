import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MODELS, ROLES, VIEWS } from '../../models/manifest.ts';
import { MODELS_FOLDER } from '../../src/models/model-sql.ts';
import { lintSql } from '../common-sql/lint-sql.ts';
import { tokensOf } from '../common-sql/tokens.ts';

const found = (sql: string) => lintSql('x.sql', sql, 'common').map((each) => each.found);

/** What the two engines do not read alike, one example each: a line of the list that the pages give. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['select 7/2 as x from t', 'a / b'],
  ['select sum(a) / count(*) as x from t', 'a / b'],
  ['select run_date - first_date as x from t', 'a date less a date'],
  ["select date '2026-11-22' - t.run_date as x from t", 'a date less a date'],
  ['select cast(a as date) - cast(b as date) as x from t', 'a date less a date'],
  ['select run_date + 1 as x from t', 'a date + a number'],
  ["select run_date + interval '1' day as x from t", 'a date + an interval'],
  ['select interval 1 day as x from t', 'interval 1'],
  ["select date_trunc('month', d) as x from t", "date_trunc('month', …)"],
  ["select date_diff('month', a, b) as x from t", "date_diff('month', …)"],
  ["select regexp_replace(a, 'x', 'y') as x from t", 'regexp_replace(…)'],
  ['select greatest(1, null) as x from t', 'greatest(…)'],
  ['select least(a, b) as x from t', 'least(…)'],
  ['select extract(dow from d) as x from t', 'extract(…)'],
  ['select a::bigint as x from t', '::'],
  ['select a, b, from t', 'a trailing comma'],
  ['with a as (select x from t), select x from a', 'a trailing comma'],
  ['select f.a from (select a, b,) as f', 'a trailing comma'],
  ['from t', 'from without select'],
  ['with a as (from t) select x from a', 'from without select'],
  ['with a as (select x from t) from a', 'from without select'],
  ['select x from a union all from b', 'from without select'],
  ['select a, count(*) as n from t group by all', 'group by all'],
  ['select a from t order by all', 'order by all'],
  ['select a // b as x from t', '//'],
  ['select arg_min(a, b) as x from t', 'arg_min(…)'],
  ['select list_sort(xs) as x from t', 'list_sort(…)'],
  ['select list(a) as x from t', 'list(…)'],
  ['select approx_percentile(a, 0.5) as x from t', 'approx_percentile(…)'],
  ['select quantile_cont(a, 0.5) as x from t', 'quantile_cont(…)'],
  ['select transform(xs, x -> x) as x from t', 'transform(…)'],
  ['select cardinality(xs) as x from t', 'cardinality(…)'],
  ['select element_at(xs, 1) as x from t', 'element_at(…)'],
  ["select regexp_like(a, 'x') as x from t", 'regexp_like(…)'],
  ["select array_join(xs, ',') as x from t", 'array_join(…)'],
  ["select string_agg(a, ',') as x from t", 'string_agg(…)'],
  ["select strftime(d, '%Y') as x from t", 'strftime(…)'],
  ["select date_format(d, '%Y') as x from t", 'date_format(…)'],
  ['select epoch_ms(a) as x from t', 'epoch_ms(…)'],
  ['select to_unixtime(a) as x from t', 'to_unixtime(…)'],
  ['select sequence(1, 9) as x from t', 'sequence(…)'],
  ['select concat(a, 1) as x from t', 'concat(…)'],
  ['select left(a, 3) as x from t', 'left(…)'],
  ['select avg(a) as x from t', 'avg(…)'],
  ['select strange(a) as x from t', 'strange(…)'],
  ['select cast(a as text) as x from t', 'the type text'],
  ['select cast(a as uinteger) as x from t', 'the type uinteger'],
  ['select xs[2:] as x from t', 'a slice'],
  ['select [] as x from t', 'a list in brackets'],
  ['select * exclude (a) from t', 'exclude'],
  ['select a from t qualify row_number() over (order by a) = 1', 'qualify'],
  ['select rows from t', 'rows'],
  ['select t.range from t', 'range'],
  ['select a == 1 as x from t', '=='],
  ['select a from t;', ';'],
  ["select 'a' || b as x, count(*) as n from t group by x", 'group by x, a name of the same select'],
];

test.each(REFUSED)('%s is refused', (sql, what) => {
  expect(found(sql)).toContain(what);
});

test.each([
  'select cast(a as double) / b as x, a / cast(b as double) as y from t',
  "select cast(d + interval '1' day as date) as x, date_diff('day', a, b) - 1 as y from t",
  "select cast(date_trunc('month', d) as date) as x, date_trunc('second', a) as y from t",
  'select a, b from t cross join unnest(array_distinct(xs)) as u (x) where a is distinct from b group by a, 2',
  'select sum("rows") over (order by a rows between 6 preceding and current row) as x from t',
  'select filter(xs, x -> x > 1) as x, xs[1] as y, count(*) filter (where a > 1) as n, cast(a as decimal(38, 0)) as d from t',
  'select \'a :: b // c\' as "::" -- arg_min(a, b)\nfrom t /* list_sort(x) */',
  'select a as a, count(*) as n from t group by a',
  'select x.a from (select a from t) as x where x.a in (select a from u) and exists (select a from t)',
  'select number - 1 as x, t.last_number - t.first_number as y from t',
])('%s is read alike', (sql) => {
  expect(found(sql)).toEqual([]);
});

test('a finding has the file, the line, and what to write instead', () => {
  expect(lintSql('history/x.sql', '-- a comment\nselect\n    arg_max(a, b) as x,\n    c\nfrom t\n', 'common')).toEqual([
    { file: 'history/x.sql', line: 3, found: 'arg_max(…)', instead: 'min_by(value, key) or max_by(value, key)' },
  ]);
});

test('a file for Trino alone may use what only Trino has, but nothing that it does not read', () => {
  expect(lintSql('x.sql', "select regexp_replace(a, 'x', 'y') as x, 7/2 as y from t", 'trino')).toEqual([]);
  expect(lintSql('x.sql', 'select list_sort(xs)::varchar as x, from t', 'trino').map((each) => each.found)).toEqual([
    'list_sort(…)',
    '::',
    'a trailing comma',
  ]);
});

test('comments and texts are passed over, and lines are counted through them', () => {
  expect(tokensOf("a -- x\n'it''s\n' b\n/* c\n */ D").map(({ text, line }) => `${text} ${line}`)).toEqual([
    'a 1',
    "'it''s\n' 2",
    'b 3',
    'd 5',
  ]);
});

describe('the files that several engines read', () => {
  const lint = (file: string, dialect: 'common' | 'trino') =>
    lintSql(file, readFileSync(join(MODELS_FOLDER, file), 'utf8'), dialect);

  test('say what both read alike: views', () => {
    expect(VIEWS.flatMap(({ name }) => lint(`history/${name}.sql`, 'common'))).toEqual([]);
  });

  test('say what both read alike: every model but staging', () => {
    const models = MODELS.filter(({ name }) => name !== ROLES.staging);
    expect(models.flatMap(({ layer, name }) => lint(`${layer}/${name}.sql`, 'common'))).toEqual([]);
  });

  test('say what Trino reads: the twins', () => {
    const twins = globSync('trino/*.sql', { cwd: MODELS_FOLDER });
    expect(twins.flatMap((file) => lint(file, 'trino'))).toEqual([]);
  });
});
