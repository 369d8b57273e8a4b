import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarDate, ticksPerDay } from '@quote-elt/shared';
import { MODELS, ROLES } from '../../models/manifest.ts';
import { sqlText } from '../duckdb/sql-text.ts';
import type { Model } from '../manifest/model.ts';
import { orderModels } from '../manifest/order-models.ts';
import { INPUTS, RAW_ITEMS, RUN_CONTEXT } from '../models/inputs.ts';
import { MODELS_FOLDER, modelSql } from '../models/model-sql.ts';
import { RAW_COLUMNS } from '../models/raw-columns.ts';
import { EXPORT_TABLE, exportTable } from './export-table.ts';

/** What a day's script is made for. */
export interface TrinoScriptSettings {
  readonly date: CalendarDate;
  /** Where an export of the raw table to S3 has its data. */
  readonly exportLocation: string;
  /** Period of the ingest schedule, in seconds. */
  readonly tickSeconds: number;
  /** Part of the rows, 0 to 1, that may be unusable. */
  readonly maxRejectedShare: number;
}

/**
 * The statements by which Trino builds every model of a day, in their order and without semicolons, in the current schema.
 * Each table is made anew, so that a script may be run again. Throws RangeError where `ticksPerDay` does.
 */
export function trinoStatements(settings: TrinoScriptSettings): string[] {
  return [
    // It names an external location, so that its data stays where it is dropped.
    `drop table if exists ${EXPORT_TABLE}`,
    exportTable(RAW_COLUMNS, settings.exportLocation),
    `create or replace view ${RAW_ITEMS} as
select item from ${EXPORT_TABLE}
where item.ingested_date.s = ${sqlText(settings.date)}`,
    ...table(RUN_CONTEXT, runContext(settings)),
    ...orderModels(MODELS, INPUTS).flatMap((model) => [
      ...table(model.name, trinoSql(model)),
      ...Object.entries(ROLES)
        .filter(([role, name]) => name === model.name && role !== name)
        .map(([role, name]) => `create or replace view ${role} as\nselect * from ${name}`),
    ]),
  ];
}

/** The select of a model as Trino reads it: its twin under `models/trino`, or the file that both engines read. */
function trinoSql(model: Pick<Model, 'layer' | 'name'>): string {
  const twin = join(MODELS_FOLDER, 'trino', `${model.name}.sql`);
  return existsSync(twin) ? readFileSync(twin, 'utf8') : modelSql(model);
}

function table(name: string, select: string): string[] {
  return [`drop table if exists ${name}`, `create table ${name} as\n${select.trimEnd()}`];
}

function runContext({ date, tickSeconds, maxRejectedShare }: TrinoScriptSettings): string {
  return `select
    date ${sqlText(date)} as run_date,
    cast(${tickSeconds} as integer) as tick_seconds,
    cast(${ticksPerDay(tickSeconds)} as integer) as expected_ticks,
    count(*) as raw_rows,
    cast(${maxRejectedShare} as double) as max_rejected_share
from ${RAW_ITEMS}`;
}
