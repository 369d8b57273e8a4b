import type { RunRecord } from '@quote-elt/shared';
import { ROLES } from '../../models/manifest.ts';
import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import type { Mart } from '../manifest/model.ts';
import { MARTS } from '../marts/marts.ts';
import type { Warehouse } from '../ports/ports.ts';
import { judgeObject } from '../warehouse/judge-objects.ts';
import { objectKey } from '../warehouse/object-key.ts';
import { readPublished } from '../warehouse/read-published.ts';

/** The mart of facts. */
const FACTS: Mart = requireFacts();

function requireFacts(): Mart {
  const facts = MARTS.find(({ name }) => name === ROLES.facts);
  if (facts === undefined) throw new TypeError(`${ROLES.facts}, the model of facts, is no mart`);
  return facts;
}

/** The key of the facts of a day. */
export const factsKey = (date: RunRecord['run_date']): string => objectKey(FACTS, date);

/**
 * The recorded days whose facts stand in a warehouse of this machine as the ledger has them, byte for byte. A day that failed
 * since, or whose rows were changed by hand, is not among them: its raw rows say something else by now.
 */
export async function publishedDays(
  warehouse: Pick<Warehouse, 'head'>,
  records: readonly RunRecord[],
): Promise<RunRecord['run_date'][]> {
  const days: RunRecord['run_date'][] = [];
  for (const { status, run_date, changed_at, published } of records) {
    if (status !== 'succeeded' || changed_at !== undefined) continue;
    const key = factsKey(run_date);
    const stored = await warehouse.head(key);
    if (stored !== undefined && judgeObject(key, published[FACTS.name], stored) === undefined) days.push(run_date);
  }
  return days;
}

/** The select of the rows of a table of facts and of published files beside them, with the columns and types of the table. */
export async function withPublishedRows(db: Database, table: string, files: readonly string[]): Promise<string> {
  const columns = (await describeColumns(db, table)).map(({ name, type }) => {
    const column = sqlName(name);
    return `cast(${column} as ${type}) as ${column}`;
  });
  return `select ${columns.join(', ')} from (from ${table} union all by name from ${readPublished(FACTS, files)})`;
}
