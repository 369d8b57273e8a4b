import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineErrorOf, TEMP_HINT } from '@quote-elt/runtime';
import type { CalendarDate } from '@quote-elt/shared';
import type { Column } from '../duckdb/describe-columns.ts';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import type { Mart } from '../manifest/model.ts';
import { orderSql } from '../manifest/order-sql.ts';
import { MARTS } from '../marts/marts.ts';
import { publishableColumns } from './file-columns.ts';
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
  /** Its bytes. */
  readonly content: Uint8Array;
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
  const checked: { readonly mart: Mart; readonly columns: readonly Column[] }[] = [];
  for (const mart of marts) checked.push({ mart, columns: await publishableColumns(db, mart, date) });
  const files: MartFile[] = [];
  for (const { mart, columns } of checked)
    files.push(await writeMartFile(db, mart, columns, date, join(folder, `${mart.name}.parquet`)));
  return files;
}

async function writeMartFile(
  db: Database,
  mart: Mart,
  columns: readonly Column[],
  date: CalendarDate,
  file: string,
): Promise<MartFile> {
  const list = columns.map(({ name }) => sqlName(name)).join(', ');
  const select = `select ${list} from ${sqlName(mart.name)} order by ${orderSql(mart)}`;
  try {
    const [copied] = await db.rows(`copy (${select}) to ${sqlText(file)} (format parquet, compression zstd)`);
    const content = await readFile(file);
    return {
      mart: mart.name,
      key: objectKey(mart, date),
      file,
      rows: Number(copied?.Count),
      content,
      sha256: sha256Of(content),
    };
  } catch (error) {
    throw machineErrorOf(error, { hint: TEMP_HINT }) ?? error;
  }
}
