import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { type Database, sqlName, sqlText } from '../duckdb/with-database.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { RowReader } from '../ports.ts';

const COPIED = ['quotes_fact', 'quotes_agg', 'rejected_quotes'] as const;

/**
 * Writes a DuckDB file under `folder` with the facts, aggregates and rejected rows of several days together, and
 * `quote_stats` with the row that the records of the days have; gives its path.
 */
export async function writeFactsFile(
  folder: string,
  days: readonly CalendarDate[],
  records: readonly RunRecord[],
  settings: BuildSettings,
  reader: RowReader,
): Promise<string> {
  const file = join(folder, 'facts.duckdb');
  const statsFile = join(folder, 'stats.json');
  const good = records.filter(({ last_success_at, rows }) => last_success_at !== undefined && rows > 0);
  await writeFile(statsFile, JSON.stringify(good.map(({ run_date, figures }) => ({ ...figures, run_date }))));
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
    for (const name of COPIED) await db.run(`create table facts.${sqlName(name)} as from ${sqlName(name)}`);
    await db.run(`create table facts.quote_stats as from quote_stats where false`);
    await db.run(
      `insert into facts.quote_stats by name from read_json(${sqlText(statsFile)}, format = 'array', columns = ${await columnsOf(db)})`,
    );
    await db.run('detach facts');
  };
  await withBuiltDay(last, settings, together, copy, { folders: [folder] });
  return file;
}

async function columnsOf(db: Database): Promise<string> {
  const columns = await db.rows('select column_name, column_type from (describe quote_stats)');
  const list = columns.map(
    ({ column_name, column_type }) => `${sqlName(String(column_name))}: ${sqlText(String(column_type))}`,
  );
  return `{${list.join(', ')}}`;
}
