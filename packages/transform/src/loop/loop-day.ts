import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database, Row } from '../duckdb/with-database.ts';
import type { ModelSet } from '../models/model-set.ts';
import { pathOf } from '../models/model-sql.ts';
import { type BuiltSelect, buildStale, orderedSelects } from './build-stale.ts';
import { type JudgedCheck, judgeChecks } from './judge-checks.ts';

/** A table as it is shown: its columns, how many rows it has, and the first of them. */
export interface ShownTable {
  readonly name: string;
  readonly path: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly count: number;
  readonly rows: readonly Row[];
}

/** What a build came to; as far as it came, where `error` is what it failed of. */
export interface LoopBuild {
  readonly built: readonly BuiltSelect[];
  readonly checks: readonly JudgedCheck[];
  /** The select that was saved last, if it stands. */
  readonly shown?: ShownTable;
  readonly error?: unknown;
}

/** How much of a table is shown, and of the rows of each check that failed. */
const MAX_ROWS = 50;
const MAX_FAILED_ROWS = 5;

/** One day that is built again and again in one database. */
export interface LoopDay {
  /** Builds what is stale after the files at `changed` did, and shows the select at the path `focus`. Throws only what is no fault of the models. */
  build(set: ModelSet, changed: ReadonlySet<string>, focus: string | undefined): Promise<LoopBuild>;
}

/** A day whose raw items stand in `db`. */
export function loopDay(db: Database): LoopDay {
  const standing = new Set<string>();
  return {
    async build(set, changed, focus) {
      const built: BuiltSelect[] = [];
      const all = orderedSelects(set);
      const focused = all.find((select) => pathOf(select) === focus);
      // What is asked over all days is built only for who works on it.
      const selects = focused?.layer === 'history' ? all : all.filter(({ layer }) => layer !== 'history');
      try {
        await buildStale(db, set, selects, standing, changed, built);
        const checks = await judgeChecks(db, set, MAX_FAILED_ROWS);
        const last = focused ?? selects.findLast(({ layer }) => layer === 'marts');
        return last === undefined ? { built, checks } : { built, checks, shown: await shownOf(db, last) };
      } catch (error) {
        const stands = focused !== undefined && standing.has(focused.name);
        return { built, checks: [], error, ...(stands ? { shown: await shownOf(db, focused) } : {}) };
      }
    },
  };
}

async function shownOf(db: Database, select: Parameters<typeof pathOf>[0]): Promise<ShownTable> {
  const name = sqlName(select.name);
  const [row] = await db.rows(`select count(*) as rows from ${name}`);
  return {
    name: select.name,
    path: pathOf(select),
    columns: await describeColumns(db, name),
    count: Number(row?.rows),
    rows: await db.rows(`from ${name} order by all limit ?`, [MAX_ROWS]),
  };
}
