import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { MARTS } from '../marts/marts.ts';
import type { MartColumns } from '../warehouse/columns-contract.ts';
import { createViews, ORDERED_VIEWS } from './create-views.ts';

/** DuckDB's type of each column of every view, where published marts have the columns that are given; for an empty database. */
export async function describeViews(db: Database, marts: MartColumns): Promise<MartColumns> {
  for (const { name, partition } of MARTS) {
    const columns = Object.entries({ ...marts[name], [partition]: 'DATE' });
    const list = columns.map(([column, type]) => `${sqlName(column)} ${type}`).join(', ');
    await db.run(`create table ${sqlName(name)} (${list})`);
  }
  await createViews(db);
  const views: Record<string, Record<string, string>> = {};
  for (const { name } of ORDERED_VIEWS) {
    const columns = await describeColumns(db, sqlName(name));
    views[name] = Object.fromEntries(columns.map((column) => [column.name, column.type]));
  }
  return views;
}
