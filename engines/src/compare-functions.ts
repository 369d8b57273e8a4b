import type { Database } from '@quote-elt/transform';
import { duckDbTable, trinoTable } from './compare/table.ts';
import { compare } from './compare-views.ts';
import type { RunTrino } from './trino/trino-client.ts';
import type { Verdict } from './verdict.ts';

/** Some numbers and texts, with what is odd among them. */
const NUMBERS = '(values (3), (1), (2), (1), (cast(null as integer))) as t (x)';
const TEXTS = `(values ('naïve😀x'), (''), ('a,b,,c'), (cast(null as varchar))) as t (s)`;

/** The list of the numbers, sorted. */
const LIST = `(select array_agg(x order by x) filter (where x is not null) as xs from ${NUMBERS}) as l`;

/** A select for each function that the lint takes for the same on both engines, with a row order of its own. */
export const FUNCTION_EXAMPLES: Readonly<Record<string, string>> = {
  cast: `select cast('12' as bigint) as a, cast(7 as double) as b, cast(true as varchar) as c, cast(date '2026-11-22' as timestamp) as d`,
  try_cast: `select try_cast('x' as bigint) as a, try_cast('2026-02-30' as date) as b, try_cast('5' as integer) as c`,
  coalesce: 'select coalesce(x, 0) as a from (values (cast(null as integer)), (1)) as t (x) order by 1',
  nullif: 'select nullif(1, 1) as a, nullif(1, 2) as b',
  round:
    'select round(cast(2.5 as double)) as a, round(cast(-2.5 as double)) as b, round(cast(0.49999999999999994 as double)) as c, round(cast(1e15 as double) + 0.5) as d',
  floor: 'select floor(cast(-2.5 as double)) as a, floor(cast(86399.999 as double) / 60) as b',
  sqrt: 'select sqrt(cast(2 as double)) as a, sqrt(cast(0 as double)) as b',
  stddev_pop: `select stddev_pop(x) as a from ${NUMBERS}`,
  count: `select count(*) as a, count(x) as b, count(distinct x) as c from ${NUMBERS}`,
  count_if: `select cast(count_if(x > 1) as bigint) as a from ${NUMBERS}`,
  sum: `select cast(sum(x) as bigint) as a, cast(sum(y) as bigint) as b from (values (1, 2147483647), (2, 2147483647)) as t (x, y)`,
  min: `select min(s) as a from ${TEXTS}`,
  max: `select max(s) as a, max(x) as b from ${TEXTS} cross join ${NUMBERS.replace('t (x)', 'u (x)')}`,
  min_by: `select min_by(s, length(s)) as a from ${TEXTS}`,
  max_by: `select max_by(s, length(s)) as a from ${TEXTS}`,
  row_number: `select x, row_number() over (order by x) as place from (select distinct x from ${NUMBERS}) as d order by place`,
  lag: `select x, lag(x) over (order by x) as before from (select distinct x from ${NUMBERS}) as d order by x`,
  lead: `select x, lead(x) over (order by x) as next from (select distinct x from ${NUMBERS}) as d order by x`,
  array_agg: `select array_agg(x order by x desc) as a, array_sort(array_agg(distinct x)) as b from ${NUMBERS}`,
  array_sort: `select array_sort(array_agg(s)) as a from ${TEXTS} where s is not null`,
  array_distinct: `select array_sort(array_distinct(xs)) as a from ${LIST}`,
  flatten: `select flatten(array_agg(xs)) as a from ${LIST}`,
  filter: `select filter(xs, x -> x > 1) as a from ${LIST}`,
  contains: `select contains(xs, 2) as a, contains(xs, 9) as b from ${LIST}`,
  unnest: `select u.x from ${LIST} cross join unnest(xs) as u (x) order by u.x`,
  date_diff: `select date_diff('day', date '2026-02-27', date '2026-03-01') as a, date_diff('second', timestamp '2026-11-22 00:00:00', timestamp '2026-11-22 18:59:59.999') as b`,
  date_trunc: `select cast(date_trunc('month', date '2026-11-22') as date) as a, date_trunc('second', timestamp '2026-11-22 18:59:00.123') as b`,
  concat_ws: `select concat_ws(',', 'a', cast(null as varchar), 'b') as a`,
  substr: `select s, substr(s, 2, 5) as a, substr(s, 1, 0) as b from ${TEXTS} order by s`,
  strpos: `select strpos('abcabc', 'c') as a, strpos('😀x', 'x') as b, strpos('a', 'z') as c`,
  split: `select s, split(s, ',') as a from ${TEXTS} order by s`,
  length: `select s, length(s) as a from ${TEXTS} order by s`,
};

/** Compares every function that views and models may call. */
export async function compareFunctions(db: Database, run: RunTrino): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [name, select] of Object.entries(FUNCTION_EXAMPLES)) {
    verdicts.push(
      await compare(
        `${name}(…)`,
        () => duckDbTable(db, select),
        () => trinoTable(run, select),
      ),
    );
  }
  return verdicts;
}
