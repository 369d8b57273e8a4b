import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { StatementCountError } from '../errors/errors.ts';
import { ModelFailedError } from '../errors/model-errors.ts';
import { orderModels } from '../manifest/order-models.ts';
import { buildSelect } from '../models/build-select.ts';
import { INPUTS } from '../models/inputs.ts';
import type { ModelSet } from '../models/model-set.ts';
import { modelText, pathOf } from '../models/model-sql.ts';
import { createRoleViews } from '../models/run-models.ts';
import { asPublished } from './as-published.ts';
import { type LoopSelect, staleSelects } from './stale-selects.ts';

/** A select that was built. */
export interface BuiltSelect {
  readonly name: string;
  readonly rows: number;
  readonly ms: number;
}

/** Every select of the models, each after all that it reads; those over the published days last, which here are this one day. */
export function orderedSelects({ models, views }: Pick<ModelSet, 'models' | 'views'>): LoopSelect[] {
  const ordered = orderModels(models, INPUTS);
  const names = ordered.map(({ name }) => name);
  return [...ordered, ...orderModels(views, names).map((view) => ({ ...view, layer: 'history' as const }))];
}

/**
 * Builds what is stale of `selects`, and notes in `standing` what stands. Each becomes a table, also what is a view elsewhere, so
 * that what fails is found in the select that it is written in. Throws ModelFailedError and ModelFileError; what
 * was built before stays, and is noted in `built`.
 */
export async function buildStale(
  db: Database,
  set: ModelSet,
  selects: readonly LoopSelect[],
  standing: Set<string>,
  changed: ReadonlySet<string>,
  built: BuiltSelect[],
): Promise<void> {
  const known = new Set(selects.map(({ name }) => name));
  const stale = staleSelects(selects, standing, (select) => changed.has(pathOf(select)));
  for (const name of [...[...standing].filter((name) => !known.has(name)), ...stale.map(({ name }) => name)]) {
    await db.run(`drop table if exists ${sqlName(name)}`);
    standing.delete(name);
  }
  for (const select of stale) {
    const begun = performance.now();
    await requireOneSelect(db, select, set);
    const build = () => buildSelect(db, select, `create table main.${sqlName(select.name)} as`, set);
    await (select.layer === 'history' ? asPublished(db, set, build) : build());
    await createRoleViews(db, set.roles, rolesOf(set, select.name));
    const [row] = await db.rows(`select count(*) as rows from ${sqlName(select.name)}`);
    standing.add(select.name);
    built.push({ name: select.name, rows: Number(row?.rows), ms: performance.now() - begun });
  }
}

/** Two statements in a file would both run, the second one without a name. */
async function requireOneSelect(db: Database, select: LoopSelect, { sqlOf }: ModelSet): Promise<void> {
  const sql = sqlOf(select);
  try {
    await db.requireOneStatement(sql);
  } catch (error) {
    // Whatever else is wrong with it, the build says with its place.
    if (error instanceof StatementCountError) throw new ModelFailedError(modelText(select), pathOf(select), sql, error);
  }
}

function rolesOf({ roles }: ModelSet, name: string) {
  return (['staging', 'facts', 'rejected'] as const).filter((role) => roles[role] === name);
}
