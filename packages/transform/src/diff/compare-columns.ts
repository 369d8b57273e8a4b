import type { Column } from '../duckdb/describe-columns.ts';

/** A column that both sides of a comparison have, with its type on each. */
export interface SharedColumn {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What became of the columns of a table. */
export interface ColumnChanges {
  readonly added: readonly Column[];
  readonly removed: readonly Column[];
  readonly retyped: readonly SharedColumn[];
}

/** The columns that two versions of a table share, in the order of the newer one, and what became of the others. */
export function compareColumns(
  before: readonly Column[],
  after: readonly Column[],
): { readonly shared: readonly SharedColumn[]; readonly changes: ColumnChanges } {
  const typesBefore = new Map(before.map(({ name, type }) => [name, type]));
  const namesAfter = new Set(after.map(({ name }) => name));
  const shared = after.flatMap(({ name, type }) => {
    const typeBefore = typesBefore.get(name);
    return typeBefore === undefined ? [] : [{ name, before: typeBefore, after: type }];
  });
  return {
    shared,
    changes: {
      added: after.filter(({ name }) => !typesBefore.has(name)),
      removed: before.filter(({ name }) => !namesAfter.has(name)),
      retyped: shared.filter((column) => column.before !== column.after),
    },
  };
}
