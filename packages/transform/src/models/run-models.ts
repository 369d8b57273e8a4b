import { type CalendarDate, ticksPerDay } from '@quote-elt/shared';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { orderModels } from '../manifest/order-models.ts';
import type { Roles } from '../manifest/roles.ts';
import { buildSelect } from './build-select.ts';
import { INPUTS, RUN_CONTEXT } from './inputs.ts';
import { type ModelSet, OWN_MODELS } from './model-set.ts';

/** What models and checks can know of the run, in one row. */
export interface RunContext {
  readonly date: CalendarDate;
  /** Period of the ingest schedule, in seconds. */
  readonly tickSeconds: number;
  /** Rows that were read. */
  readonly rawRows: number;
  /** Part of them, 0 to 1, that may be unusable; up to 100 rows always may. */
  readonly maxRejectedShare: number;
}

/** Appends the batch of raw items to the incremental models; `first` makes them. Throws ModelFailedError. */
export async function runIncrementalModels(db: Database, first: boolean, models: ModelSet = OWN_MODELS): Promise<void> {
  for (const model of orderModels(models.models, INPUTS)) {
    if (model.materialise !== 'incremental') continue;
    const name = sqlName(model.name);
    await buildSelect(db, model, first ? `create table ${name} as` : `insert into ${name}`, models);
  }
}

/** Runs every other model over the whole day, each after those it reads. Throws ModelFailedError. */
export async function runModels(db: Database, context: RunContext, models: ModelSet = OWN_MODELS): Promise<void> {
  await createRunContext(db, context);
  await createRoleViews(db, models.roles, ['staging']);
  for (const model of orderModels(models.models, INPUTS)) {
    if (model.materialise === 'incremental') continue;
    await buildSelect(db, model, `create ${model.materialise} ${sqlName(model.name)} as`, models);
  }
  await createRoleViews(db, models.roles, ['facts', 'rejected']);
}

/** Lets SQL of the engine read the models by their roles; a model that is named for its role can be read by it as it is. */
export async function createRoleViews(db: Database, named: Roles, roles: readonly (keyof Roles)[]): Promise<void> {
  for (const role of roles) {
    if (named[role] !== role) await db.run(`create or replace view ${sqlName(role)} as from ${sqlName(named[role])}`);
  }
}

/** Makes the table of what is known of the run. */
export async function createRunContext(db: Database, context: RunContext): Promise<void> {
  await db.run(
    `create table ${RUN_CONTEXT} (run_date date, tick_seconds integer, expected_ticks integer, raw_rows bigint, max_rejected_share double)`,
  );
  const { date, tickSeconds, rawRows, maxRejectedShare } = context;
  await db.run(`insert into ${RUN_CONTEXT} values (?::date, ?, ?, ?, ?)`, [
    date,
    tickSeconds,
    ticksPerDay(tickSeconds),
    rawRows,
    maxRejectedShare,
  ]);
}
