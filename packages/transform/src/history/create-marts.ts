import { join } from 'node:path';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { MARTS } from '../marts/marts.ts';
import { readPublished } from '../warehouse/read-published.ts';

/**
 * Makes each mart a view over all of its days in a folder of published files, which the database must be allowed to read. Throws
 * DuckDB's error where a mart has no file.
 */
export async function createMarts(db: Database, folder: string): Promise<void> {
  for (const mart of MARTS) {
    const files = [join(folder, mart.name, `${mart.partition}=*`, '*.parquet')];
    await db.run(`create view ${sqlName(mart.name)} as from ${readPublished(mart, files)}`);
  }
}
