import { z } from 'zod';
import { describeColumns } from '../duckdb/describe-columns.ts';
import type { Row } from '../duckdb/json-value.ts';
import type { Database } from '../duckdb/with-database.ts';
import { type ColumnChanges, compareColumns } from './compare-columns.ts';
import { type DiffExample, findExamples, type RowChange } from './find-examples.ts';
import { differsAt, PAIR_IS, type Pairing, pairsSql } from './pairs-sql.ts';

/** What became of the rows and columns of a table. */
export interface TableDiff {
  readonly added: number;
  readonly removed: number;
  /** Rows that have the same key and other values. */
  readonly changed: number;
  /** In how many of the changed rows each column differs; columns that never do are left out. */
  readonly changed_columns: Readonly<Record<string, number>>;
  readonly columns: ColumnChanges;
  /** The columns that rows were paired by; none where they were compared whole. */
  readonly key: readonly string[];
  /** Some of the rows of each kind, in the order of their key. */
  readonly examples: readonly DiffExample[];
}

/** How two tables are compared: by which columns, and how many examples of each kind are given. */
export interface DiffOptions {
  /** What says which row is which; rows are compared whole where one of these columns is missing on a side. */
  readonly key: readonly string[];
  readonly examples: number;
}

/** What a change of models changes is shown before what it adds. */
const KINDS: readonly RowChange[] = ['changed', 'removed', 'added'];

/**
 * What became of the rows of `before` in `after`: tables, or what stands for one after `from`. Nulls are equal, and a column that
 * has two types is compared as text. DuckDB joins by the key, so that memory is bounded as the database is.
 */
export async function diffTables(
  db: Database,
  before: string,
  after: string,
  { key, examples }: DiffOptions,
): Promise<TableDiff> {
  const sideOf = async (table: string) => ({ table, columns: await describeColumns(db, table) });
  const sides = { before: await sideOf(before), after: await sideOf(after) };
  const { shared, changes } = compareColumns(sides.before.columns, sides.after.columns);
  const hasKey = key.length > 0 && key.every((name) => shared.some((column) => column.name === name));
  const pairedBy = hasKey ? key : [];
  const isKey = ({ name }: { readonly name: string }) => !hasKey || key.includes(name);
  const pairing: Pairing = {
    ...sides,
    key: shared.filter(isKey),
    values: shared.filter((column) => !isKey(column)),
  };
  const { added, removed, changed, in_column } = await countPairs(db, pairing);
  const inColumn = pairing.values.map(({ name }, i) => [name, in_column[i] ?? 0] as const);
  const kinds = KINDS.filter((kind) => ({ added, removed, changed })[kind] > 0);
  return {
    added,
    removed,
    changed,
    changed_columns: Object.fromEntries(inColumn.filter(([, count]) => count > 0)),
    columns: changes,
    key: pairedBy,
    examples: await findExamples(db, pairing, kinds, pairedBy, examples),
  };
}

const Counts = z.object({
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  in_column: z.array(z.number()),
});

async function countPairs(db: Database, pairing: Pairing): Promise<z.infer<typeof Counts>> {
  const differs = pairing.values.map((_, i) => differsAt(i));
  const countOf = (condition: string) => `count(*) filter (where ${condition})`;
  const isChanged = differs.length === 0 ? 'false' : `(${differs.join(' or ')})`;
  const inColumn = differs.map((condition) => countOf(`${PAIR_IS.changed} and ${condition}`));
  const rows: Row[] = await db.rows(`select
      ${countOf(PAIR_IS.added)} as added, ${countOf(PAIR_IS.removed)} as removed,
      ${countOf(`${PAIR_IS.changed} and ${isChanged}`)} as changed, [${inColumn.join(', ')}]::bigint[] as in_column
    from ${pairsSql(pairing)}`);
  return Counts.parse(rows[0]);
}
