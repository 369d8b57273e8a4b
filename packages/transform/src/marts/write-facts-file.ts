import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { MODELS } from '../../models/manifest.ts';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { RowReader } from '../ports/ports.ts';

/**
 * Writes a DuckDB file under `folder` with every model, built over the raw rows of several days together; gives its path. A
 * model whose one row is the figures of a day has the row of each day that succeeded, as `records` have it. A model that asks
 * for the date of the run has what it says of the last day.
 */
export async function writeFactsFile(
  folder: string,
  days: readonly CalendarDate[],
  records: readonly RunRecord[],
  settings: BuildSettings,
  reader: RowReader,
): Promise<string> {
  const file = join(folder, 'facts.duckdb');
  const figuresFile = join(folder, 'figures.json');
  await writeFile(figuresFile, JSON.stringify(figureRows(records)));
  const last = days.at(-1);
  if (last === undefined) throw new RangeError('a range of days has at least one day');
  const together: RowReader = {
    hasRows: reader.hasRows,
    async *pages() {
      for (const day of days) yield* reader.pages(day);
    },
  };
  const copy = async (db: Database) => {
    await db.run(`attach ${sqlText(file)} as facts`);
    for (const { name, figures } of MODELS) {
      const ofRecords = figures?.from === 'columns';
      const rows = ofRecords ? `${sqlName(name)} where false` : sqlName(name);
      await db.run(`create table facts.${sqlName(name)} as from ${rows}`);
      if (ofRecords) await insertFigures(db, name, figuresFile);
    }
    await db.run('detach facts');
  };
  await withBuiltDay(last, settings, together, copy, { folders: [folder] });
  return file;
}

/** The figures of each day that succeeded and had rows. */
function figureRows(records: readonly RunRecord[]): object[] {
  const succeeded = records.filter(({ last_success_at, rows }) => last_success_at !== undefined && rows > 0);
  return succeeded.map(({ run_date, figures }) => ({ ...figures, run_date }));
}

async function insertFigures(db: Database, model: string, figuresFile: string): Promise<void> {
  const described = await db.rows(`select column_name, column_type from (describe ${sqlName(model)})`);
  const columns = described.map(
    ({ column_name, column_type }) => `${sqlName(String(column_name))}: ${sqlText(String(column_type))}`,
  );
  const rows = `read_json(${sqlText(figuresFile)}, format = 'array', columns = {${columns.join(', ')}})`;
  await db.run(`insert into facts.${sqlName(model)} by name from ${rows}`);
}
