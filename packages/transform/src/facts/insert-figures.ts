import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '@quote-elt/shared';
import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';

/** Gives a model of the attached database `facts`, whose one row is the figures of a day, the row of each day that succeeded and had rows. */
export async function insertFigures(
  db: Database,
  model: string,
  records: readonly RunRecord[],
  folder: string,
): Promise<void> {
  const file = join(folder, `${model}.json`);
  await writeFile(file, JSON.stringify(figureRows(records)));
  const described = await describeColumns(db, sqlName(model));
  const columns = described.map(({ name, type }) => `${sqlName(name)}: ${sqlText(type)}`);
  const rows = `read_json(${sqlText(file)}, format = 'array', columns = {${columns.join(', ')}})`;
  await db.run(`insert into facts.${sqlName(model)} by name from ${rows}`);
}

function figureRows(records: readonly RunRecord[]): object[] {
  const succeeded = records.filter(({ last_success_at, rows }) => last_success_at !== undefined && rows > 0);
  return succeeded.map(({ run_date, figures }) => ({ ...figures, run_date }));
}
