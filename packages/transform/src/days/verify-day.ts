import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database, Row } from '../duckdb/with-database.ts';
import { DayEmptyError, DayNotRecordedError } from '../errors/errors.ts';
import type { Mart } from '../manifest/model.ts';
import { hashMarts } from '../marts/hash-marts.ts';
import { MARTS } from '../marts/marts.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { Ledger, RowReader, Warehouse } from '../ports/ports.ts';
import { fileColumns } from '../warehouse/file-columns.ts';
import { judgeObjects, type ObjectProblem } from '../warehouse/judge-objects.ts';
import { objectKey } from '../warehouse/object-key.ts';

const MAX_EXAMPLES = 5;

/** A mart as recorded, as rebuilt, and as published; `null` where the run recorded no hash. */
export interface MartVerdict {
  readonly name: string;
  readonly expected_sha256: string | null;
  readonly actual_sha256: string;
  /** Whether the rebuilt mart is the recorded one. */
  readonly identical: boolean;
  /** What is wrong with what lies in the warehouse; nothing without one. */
  readonly objects: readonly ObjectProblem[];
  /**
   * Up to five rows each way that the published file and the rebuilt mart do not share; empty without a file that can be read,
   * and where another release gave the mart other columns. A column that has another type in the file is compared as text.
   */
  readonly published_only: readonly Row[];
  readonly rebuilt_only: readonly Row[];
}

type DifferingRows = Pick<MartVerdict, 'published_only' | 'rebuilt_only'>;

/** What a verification reads. */
export interface VerifyPorts {
  readonly reader: RowReader;
  readonly ledger: Ledger;
  /** Where the day was published; without one only rows are compared. */
  readonly warehouse?: Warehouse | undefined;
}

/**
 * Rebuilds a day from its raw rows and compares each mart with the ledger, and the ledger with the warehouse. Throws
 * DayNotRecordedError if no run succeeded, DayEmptyError if the one that did found no usable row.
 */
export async function verifyDay(
  date: CalendarDate,
  settings: BuildSettings,
  { reader, ledger, warehouse }: VerifyPorts,
): Promise<MartVerdict[]> {
  const record = await ledger.get(date);
  // A failed run leaves the hashes of the last one that succeeded.
  if (record?.last_success_at === undefined) throw new DayNotRecordedError(date, record?.status);
  if (record.accepted === 0) throw new DayEmptyError(date);
  // A recorded day had its own period.
  const { tick_seconds: tickSeconds = settings.tickSeconds } = record;
  return withBuiltDay(date, { ...settings, tickSeconds }, reader, async (db, _rows, tempFolder) => {
    const actual = await hashMarts(db);
    const verdicts: MartVerdict[] = [];
    for (const mart of MARTS)
      verdicts.push(await verdictOn(mart, record, actual[mart.name] ?? '', { db, warehouse, tempFolder }));
    return verdicts;
  });
}

interface Rebuilt {
  readonly db: Database;
  readonly warehouse: Warehouse | undefined;
  readonly tempFolder: string;
}

async function verdictOn(
  mart: Mart,
  record: RunRecord,
  actual_sha256: string,
  { db, warehouse, tempFolder }: Rebuilt,
): Promise<MartVerdict> {
  const { name } = mart;
  const expected_sha256 = record.output_sha256[name] ?? null;
  const identical = expected_sha256 === actual_sha256;
  const objects = warehouse === undefined ? [] : await judgeObjects(warehouse, mart, record);
  const same = identical && objects.every(({ problem }) => problem !== 'changed');
  const bytes = same ? undefined : await warehouse?.get(objectKey(mart, record.run_date));
  const file = join(tempFolder, `published-${name}.parquet`);
  if (bytes !== undefined) await writeFile(file, bytes);
  const rows = bytes === undefined ? NO_ROWS : await differingRows(db, file, mart);
  return { name, expected_sha256, actual_sha256, identical, objects, ...rows };
}

const NO_ROWS: DifferingRows = { published_only: [], rebuilt_only: [] };

async function differingRows(db: Database, file: string, mart: Mart): Promise<DifferingRows> {
  const published = 'read_parquet(?, hive_partitioning = false)';
  // A file that is torn has no columns; the verdict on its object says that it was changed.
  const before = await describeColumns(db, published, [file]).catch(() => []);
  const now = await fileColumns(db, mart);
  if (JSON.stringify(before.map(({ name }) => name)) !== JSON.stringify(now.map(({ name }) => name))) return NO_ROWS;
  // Values of two types may have no common one, but any value has a text.
  const columns = now.map(({ name, type }, i) => {
    const column = sqlName(name);
    return type === before[i]?.type ? column : `${column}::varchar as ${column}`;
  });
  const select = `select ${columns.join(', ')} from`;
  const difference = (left: string, right: string) =>
    db.rows(`from (${select} ${left} except ${select} ${right}) order by all limit ${MAX_EXAMPLES}`, [file]);
  return {
    published_only: await difference(published, sqlName(mart.name)),
    rebuilt_only: await difference(sqlName(mart.name), published),
  };
}
