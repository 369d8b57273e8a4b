import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineErrorOf, TEMP_HINT } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import type { Mart } from '../manifest/model.ts';
import { orderSql } from '../manifest/order-sql.ts';
import { MARTS } from '../marts/marts.ts';
import { fileColumns, requirePartition, requirePublishable } from './file-columns.ts';
import { objectKey } from './object-key.ts';
import { sha256Of } from './sha256.ts';

/** The file of a mart, written and not yet published. */
export interface MartFile {
  readonly mart: string;
  /** Its key in the warehouse. */
  readonly key: string;
  /** Its absolute path. */
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes each of `marts` to a Parquet file in a folder that the database may write, its rows in the order of the manifest. That
 * order leaves no two rows equal, which makes the files byte-identical from run to run. Throws UnpublishableError before the
 * first one is written, and MachineError.
 */
export async function writeMartFiles(
  db: Database,
  date: CalendarDate,
  folder: string,
  marts: readonly Mart[] = MARTS,
): Promise<MartFile[]> {
  for (const mart of marts) {
    requirePublishable(mart, await fileColumns(db, mart));
    await requirePartition(db, mart, date);
  }
  const files: MartFile[] = [];
  for (const mart of marts) files.push(await writeMartFile(db, mart, date, join(folder, `${mart.name}.parquet`)));
  return files;
}

async function writeMartFile(db: Database, mart: Mart, date: CalendarDate, file: string): Promise<MartFile> {
  const columns = (await fileColumns(db, mart)).map(({ name }) => sqlName(name)).join(', ');
  const select = `select ${columns} from ${sqlName(mart.name)} order by ${orderSql(mart)}`;
  try {
    const [copied] = await db.rows(`copy (${select}) to ${sqlText(file)} (format parquet, compression zstd)`);
    const bytes = await readFile(file);
    return {
      mart: mart.name,
      key: objectKey(mart, date),
      file,
      rows: Number(copied?.Count),
      bytes: bytes.length,
      sha256: sha256Of(bytes),
    };
  } catch (error) {
    throw machineErrorOf(error, { hint: TEMP_HINT }) ?? error;
  }
}
