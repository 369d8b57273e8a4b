import { type CalendarDate, ticksPerDay } from '@quote-elt/shared';
import { type Database, sqlName } from '../duckdb.ts';
import { MODELS } from './manifest.ts';
import { sqlOf } from './sql-files.ts';

/** Runs every model over `raw_items`, in manifest order; `tickSeconds` is the period of the ingest schedule. */
export async function runModels(db: Database, date: CalendarDate, tickSeconds: number): Promise<void> {
  await db.run('create table run_context (run_date date, tick_seconds integer, expected_ticks integer)');
  await db.run('insert into run_context values (?::date, ?, ?)', [date, tickSeconds, ticksPerDay(tickSeconds)]);
  for (const model of MODELS) {
    await db.run(`create ${model.materialise} ${sqlName(model.name)} as ${sqlOf(model)}`);
  }
}
