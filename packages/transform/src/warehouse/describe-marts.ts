import type { Database } from '../duckdb/with-database.ts';
import { MARTS } from '../marts/marts.ts';
import type { MartColumns } from './columns-contract.ts';
import { fileColumns, requirePublishable } from './file-columns.ts';

/** The columns that the files of all marts have by the SQL of today; throws UnpublishableError if one cannot be published. */
export async function describeMarts(db: Database): Promise<MartColumns> {
  const marts: Record<string, Record<string, string>> = {};
  for (const mart of MARTS) {
    const columns = await fileColumns(db, mart);
    requirePublishable(mart, columns);
    marts[mart.name] = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
  }
  return marts;
}
