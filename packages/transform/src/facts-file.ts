import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate, QuoteStatsRow } from '@quote-elt/shared';
import { type BuildSettings, withBuiltDay } from './built-day.ts';
import { type Database, sqlName, sqlText } from './duckdb.ts';
import type { RowReader } from './ports.ts';

const COPIED = ['quotes_fact', 'quotes_agg', 'rejected_quotes'] as const;

/**
 * Writes a DuckDB file under `folder` with the facts, aggregates and rejected rows of several days together, and
 * `quote_stats` with the row that each day's run left; gives its path.
 */
export async function writeFactsFile(
  folder: string,
  days: readonly CalendarDate[],
  stats: readonly QuoteStatsRow[],
  settings: BuildSettings,
  reader: RowReader,
): Promise<string> {
  const file = join(folder, 'facts.duckdb');
  const statsFile = join(folder, 'stats.json');
  await writeFile(statsFile, JSON.stringify(stats));
  const last = days.at(-1);
  if (last === undefined) throw new RangeError('a range of days has at least one day');
  const together: RowReader = {
    count: reader.count,
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
