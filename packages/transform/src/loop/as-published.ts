import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import type { ModelSet } from '../models/model-set.ts';

/** Where marts stand as published files have them. */
const PUBLISHED = 'published';

/**
 * Lets SQL that runs within `use` read each mart as its published files are read: with the column that says the day, which a mart need not
 * have. The database holds one day.
 */
export async function asPublished(db: Database, { models }: ModelSet, use: () => Promise<void>): Promise<void> {
  await db.run(`create schema if not exists ${PUBLISHED}`);
  for (const model of models) {
    if (model.layer !== 'marts') continue;
    const mart = `main.${sqlName(model.name)}`;
    const has = (await describeColumns(db, mart)).some(({ name }) => name === model.partition);
    const day = has ? '' : `, (select run_date from main.run_context) as ${sqlName(model.partition)}`;
    await db.run(`create or replace view ${PUBLISHED}.${sqlName(model.name)} as select *${day} from ${mart}`);
  }
  await db.run(`set search_path = '${PUBLISHED},main'`);
  try {
    await use();
  } finally {
    await db.run(`set search_path = 'main'`);
  }
}
