import { join } from 'node:path';
import { sqlText } from '../src/duckdb/sql-text.ts';
import { withDatabase } from '../src/duckdb/with-database.ts';
import { folderWarehouse } from '../src/warehouse/folder-warehouse.ts';
import { SETTINGS, withTempFolder } from './support.ts';

/** The bytes of a Parquet file with the rows of a select. */
export async function parquetOf(select: string): Promise<Uint8Array> {
  return withTempFolder(async (folder) => {
    await withDatabase({ ...SETTINGS, folders: [folder] }, (db) =>
      db.run(`copy (${select}) to ${sqlText(join(folder, 'x.parquet'))} (format parquet)`),
    );
    return (await folderWarehouse(folder).get('x.parquet')) ?? new Uint8Array();
  });
}
