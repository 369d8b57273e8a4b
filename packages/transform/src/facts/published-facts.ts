import { someAtOnce } from '@quote-elt/runtime';
import type { RunRecord } from '@quote-elt/shared';
import { ROLES } from '../../models/manifest.ts';
import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import type { Mart } from '../manifest/model.ts';
import { MARTS } from '../marts/marts.ts';
import type { Warehouse } from '../ports/ports.ts';
import { FILES_AT_ONCE } from '../warehouse/copy-objects.ts';
import { judgeObject } from '../warehouse/judge-objects.ts';
import { objectKey } from '../warehouse/object-key.ts';
import { readPublished } from '../warehouse/read-published.ts';

/** The mart of facts. */
export const FACTS: Mart = requireFacts();

function requireFacts(): Mart {
  const facts = MARTS.find(({ name }) => name === ROLES.facts);
  if (facts === undefined) throw new TypeError(`${ROLES.facts}, the model of facts, is no mart`);
  return facts;
}

/** The key of the facts of a day. */
export const factsKey = (date: RunRecord['run_date']): string => objectKey(FACTS, date);

/**
 * Whether a mart of a recorded day stands in a warehouse of this machine as the ledger has it, byte for byte. One of a day that failed
 * since, or whose rows were changed by hand, does not: its raw rows say something else by now.
 */
export async function isPublished(
  warehouse: Pick<Warehouse, 'head'>,
  mart: Mart,
  { status, run_date, changed_at, published }: RunRecord,
): Promise<boolean> {
  if (status !== 'succeeded' || changed_at !== undefined) return false;
  const key = objectKey(mart, run_date);
  const stored = await warehouse.head(key);
  return stored !== undefined && judgeObject(key, published[mart.name], stored) === undefined;
}

/** The recorded days whose facts are published. */
export async function publishedDays(
  warehouse: Pick<Warehouse, 'head'>,
  records: readonly RunRecord[],
): Promise<RunRecord['run_date'][]> {
  const published = await someAtOnce(records, FILES_AT_ONCE, (record) => isPublished(warehouse, FACTS, record));
  return records.filter((_, i) => published[i]).map(({ run_date }) => run_date);
}

/** The select of the rows of a table and of published files of a mart beside them, with the columns and types of the table. */
export async function withPublishedRows(
  db: Database,
  mart: Pick<Mart, 'partition'>,
  table: string,
  files: readonly string[],
): Promise<string> {
  const columns = (await describeColumns(db, table)).map(({ name, type }) => {
    const column = sqlName(name);
    return `cast(${column} as ${type}) as ${column}`;
  });
  return `select ${columns.join(', ')} from (from ${table} union all by name from ${readPublished(mart, files)})`;
}
