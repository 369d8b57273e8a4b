import { z } from 'zod';
import type { Row } from '../duckdb/json-value.ts';
import type { Database } from '../duckdb/with-database.ts';
import { differsAt, keyAt, PAIR_IS, type Pairing, pairsSql } from './pairs-sql.ts';

/** What may become of a row. */
export type RowChange = keyof typeof PAIR_IS;

/** A row that was added, removed or changed: its key, and the other columns, of a changed row only those that differ. */
export interface DiffExample {
  readonly change: RowChange;
  /** The values of the key; none where rows are compared whole. */
  readonly key: Row;
  /** The row before; empty of an added one. */
  readonly before: Row;
  /** The row after; empty of a removed one. */
  readonly after: Row;
}

const AnyRow = z.record(z.string(), z.json()).nullable();
const Found = z.array(z.object({ before: AnyRow, after: AnyRow, differs: z.array(z.boolean()) }));

/** The first `limit` rows of each of these kinds, in the order of their key, of which the columns are named. */
export async function findExamples(
  db: Database,
  pairing: Pairing,
  kinds: readonly RowChange[],
  key: readonly string[],
  limit: number,
): Promise<DiffExample[]> {
  const examples: DiffExample[] = [];
  for (const change of limit === 0 ? [] : kinds) {
    for (const { before, after, differs } of await findRows(db, pairing, change, limit)) {
      const differing = pairing.values.flatMap(({ name }, i) => (differs[i] ? [name] : []));
      const isShown = (name: string) => (change === 'changed' ? differing.includes(name) : !key.includes(name));
      examples.push({
        change,
        key: pick(after ?? before, (name) => key.includes(name)),
        before: pick(before, isShown),
        after: pick(after, isShown),
      });
    }
  }
  return examples;
}

async function findRows(
  db: Database,
  pairing: Pairing,
  change: RowChange,
  limit: number,
): Promise<z.infer<typeof Found>> {
  const differs = pairing.values.map((_, i) => differsAt(i));
  const isChanged = change === 'changed' ? `and (${differs.join(' or ')})` : '';
  const order = pairing.key.map((_, i) => `coalesce(b.${keyAt(i)}, a.${keyAt(i)})`);
  return Found.parse(
    await db.rows(
      `select b.whole as before, a.whole as after,
        [${differs.join(', ')}]::boolean[] as differs
      from ${pairsSql(pairing)}
      where ${PAIR_IS[change]} ${isChanged}
      order by ${[...order, 'coalesce(b.place, a.place)'].join(', ')} limit ?`,
      [limit],
    ),
  );
}

function pick(row: Row | null, isWanted: (name: string) => boolean): Row {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => isWanted(name)));
}
