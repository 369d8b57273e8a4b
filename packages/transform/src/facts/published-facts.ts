import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { ROLES } from '../../models/manifest.ts';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import type { Mart } from '../manifest/model.ts';
import { MARTS } from '../marts/marts.ts';
import type { Warehouse } from '../ports/ports.ts';
import { objectKey } from '../warehouse/object-key.ts';

/** The facts of a day as they were published, in a file of this machine. */
export interface PublishedFacts {
  readonly date: CalendarDate;
  readonly file: string;
}

/** The mart of facts. */
const FACTS: Mart = requireFacts();

function requireFacts(): Mart {
  const facts = MARTS.find(({ name }) => name === ROLES.facts);
  if (facts === undefined) throw new TypeError(`${ROLES.facts}, the model of facts, is no mart`);
  return facts;
}

/**
 * The facts of the recorded days whose files stand in a warehouse of this machine as the ledger has them. A day that failed
 * since, or whose rows were changed by hand, is not among them: its raw rows say something else by now.
 */
export async function publishedFacts(warehouse: Warehouse, records: readonly RunRecord[]): Promise<PublishedFacts[]> {
  const bytes = new Map<string, number>();
  for await (const stored of warehouse.list(`${FACTS.name}/`)) bytes.set(stored.key, stored.bytes);
  return records.flatMap(({ status, run_date, changed_at, published }) => {
    const key = objectKey(FACTS, run_date);
    const recorded = published[FACTS.name];
    const stands = recorded?.key === key && recorded.bytes === bytes.get(key);
    return status === 'succeeded' && changed_at === undefined && stands
      ? [{ date: run_date, file: warehouse.locationOf(key) }]
      : [];
  });
}

/** Copies published files to `folder`, so that whoever may read there cannot reach the published ones; gives the paths. */
export async function copyPublished(published: readonly PublishedFacts[], folder: string): Promise<string[]> {
  const copies: string[] = [];
  for (const { date, file } of published) {
    const copy = join(folder, ...objectKey(FACTS, date).split('/'));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(file, copy);
    copies.push(copy);
  }
  return copies;
}

/** The select of the rows of a table of facts and of copies beside them, with the columns and types of the table, whatever older files lack. */
export async function publishedRows(db: Database, table: string, copies: readonly string[]): Promise<string> {
  const described = await db.rows(`select column_name, column_type from (describe ${table})`);
  const columns = described.map(({ column_name, column_type }) => {
    const name = sqlName(String(column_name));
    return `cast(${name} as ${column_type}) as ${name}`;
  });
  const files = `[${copies.map(sqlText).join(', ')}]`;
  const hive = `hive_partitioning = true, hive_types = {${sqlName(FACTS.partition)}: date}, union_by_name = true`;
  return `select ${columns.join(', ')} from (from ${table} union all by name from read_parquet(${files}, ${hive}))`;
}
