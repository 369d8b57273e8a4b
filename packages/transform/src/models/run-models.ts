import { type CalendarDate, ticksPerDay } from '@quote-elt/shared';
import { MODELS, ROLES } from '../../models/manifest.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { orderModels } from '../manifest/order-models.ts';
import type { Roles } from '../manifest/roles.ts';
import { INPUTS, RUN_CONTEXT } from './inputs.ts';
import { modelSql, modelText } from './model-sql.ts';
import { ofModel } from './of-model.ts';

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

const ORDERED = orderModels(MODELS, INPUTS);
const INCREMENTAL = ORDERED.filter(({ materialise }) => materialise === 'incremental');
const ONCE = ORDERED.filter(({ materialise }) => materialise !== 'incremental');

/** Appends the batch of raw items to the incremental models; `first` makes them. Throws ModelError. */
export async function runIncrementalModels(db: Database, first: boolean): Promise<void> {
  for (const model of INCREMENTAL) {
    const name = sqlName(model.name);
    const sql = first ? `create table ${name} as ${modelSql(model)}` : `insert into ${name} ${modelSql(model)}`;
    await ofModel(modelText(model.layer, model.name), () => db.run(sql));
  }
}

/** Runs every other model over the whole day, each after those it reads. Throws ModelError. */
export async function runModels(db: Database, context: RunContext): Promise<void> {
  await createRunContext(db, context);
  await createRoleViews(db, ['staging']);
  for (const model of ONCE) {
    const sql = `create ${model.materialise} ${sqlName(model.name)} as ${modelSql(model)}`;
    await ofModel(modelText(model.layer, model.name), () => db.run(sql));
  }
  await createRoleViews(db, ['facts', 'rejected']);
}

/** Lets SQL of the engine read the models by their roles; a model that is named for its role can be read by it as it is. */
async function createRoleViews(db: Database, roles: readonly (keyof Roles)[]): Promise<void> {
  for (const role of roles) {
    if (ROLES[role] !== role) await db.run(`create view ${sqlName(role)} as from ${sqlName(ROLES[role])}`);
  }
}

async function createRunContext(db: Database, context: RunContext): Promise<void> {
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
