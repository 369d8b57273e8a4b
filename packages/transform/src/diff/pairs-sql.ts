import type { Column } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { SharedColumn } from './compare-columns.ts';

/** One side of a comparison: a table, or what stands for one after `from`, and all of its columns. */
interface Side {
  readonly table: string;
  readonly columns: readonly Column[];
}

/** Two tables, and the columns by which their rows are paired and compared. */
export interface Pairing {
  readonly before: Side;
  readonly after: Side;
  /** The columns that say which row is which; without one no rows are paired. */
  readonly key: readonly SharedColumn[];
  /** The other columns that both have. */
  readonly values: readonly SharedColumn[];
}

/** Which rows of a pairing are meant, as a condition on what `pairsSql` gives. */
export const PAIR_IS = {
  added: 'b.here is null',
  removed: 'a.here is null',
  changed: 'b.here and a.here',
} as const;

/** The name of a key column, and of a value, in what `pairsSql` gives: `b.v0` is the first value before, `a.v0` after. */
export const keyAt = (index: number) => `k${index}`;
const valueAt = (index: number) => `v${index}`;

/** Whether the values of a pair differ in a column; nulls are equal. */
export function differsAt(index: number): string {
  return `b.${valueAt(index)} is distinct from a.${valueAt(index)}`;
}

/**
 * What follows `from`: each row before, `b`, beside the one after, `a`, that has the same key. Nulls are equal in a key. Where a
 * key is not unique its rows are paired in the order of their values. The whole row of a side, as a struct, is `b.whole` and `a.whole`.
 */
export function pairsSql({ before, after, key, values }: Pairing): string {
  const on = key.map((_, i) => `b.${keyAt(i)} is not distinct from a.${keyAt(i)}`);
  const side = (each: Side) => sideSql(each, key, values);
  const matched = key.length === 0 ? 'false' : [...on, 'b.place = a.place'].join(' and ');
  return `(${side(before)}) as b full join (${side(after)}) as a on ${matched}`;
}

function sideSql({ table, columns: all }: Side, key: readonly SharedColumn[], values: readonly SharedColumn[]): string {
  // A column may have any name, so that the name of a table could be one of them.
  const whole = all.map(({ name }) => `${sqlName(name)} := mine.${sqlName(name)}`);
  const keys = key.map(comparable);
  const others = values.map(comparable);
  const partition = keys.length === 0 ? '' : `partition by ${keys.join(', ')}`;
  const order = others.length === 0 ? '' : `order by ${others.join(', ')}`;
  const columns = [
    ...keys.map((sql, i) => `${sql} as ${keyAt(i)}`),
    ...others.map((sql, i) => `${sql} as ${valueAt(i)}`),
    `row_number() over (${partition} ${order}) as place`,
    'true as here',
    `struct_pack(${whole.join(', ')}) as whole`,
  ];
  return `select ${columns.join(', ')} from (from ${table}) as mine`;
}

/** Values of two types may have no common one, but any value has a text. */
function comparable({ name, before, after }: SharedColumn): string {
  const column = `mine.${sqlName(name)}`;
  return before === after ? column : `${column}::varchar`;
}
