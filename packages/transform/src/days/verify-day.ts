import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { diffTables, type TableDiff } from '../diff/diff-tables.ts';
import { describeColumns } from '../duckdb/describe-columns.ts';
import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { DayEmptyError, DayNotRecordedError } from '../errors/errors.ts';
import { WarehouseError } from '../errors/warehouse-errors.ts';
import type { Mart } from '../manifest/model.ts';
import { hashMarts } from '../marts/hash-marts.ts';
import { MARTS } from '../marts/marts.ts';
import { requireWholeParquet } from '../marts/read-parquet.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { Ledger, RowReader, Warehouse } from '../ports/ports.ts';
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
   * What became of the rows of the published file in the rebuilt mart, by key and column; null where nothing was published that
   * can be read, and of a mart that is right.
   */
  readonly difference: TableDiff | null;
}

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
  const difference = bytes === undefined ? null : await differenceTo(file, mart, record.run_date, db);
  return { name, expected_sha256, actual_sha256, identical, objects, difference };
}

/** What became of the rows of a published file; null if it is torn, which the verdict on its object says. */
async function differenceTo(file: string, mart: Mart, date: CalendarDate, db: Database): Promise<TableDiff | null> {
  const { name, partition, key } = mart;
  if (await isTorn(file)) return null;
  const published = `read_parquet(${sqlText(file)}, hive_partitioning = false)`;
  const hasPartition = (await describeColumns(db, sqlName(name))).some((column) => column.name === partition);
  // The path of the file says the day, which may be a part of the key.
  const whole = hasPartition
    ? `(select date ${sqlText(date)} as ${sqlName(partition)}, * from ${published})`
    : published;
  return diffTables(db, whole, sqlName(name), { key, examples: MAX_EXAMPLES });
}

/** Whether a file cannot be read to its end; the verdict on its object says that it was changed. */
async function isTorn(file: string): Promise<boolean> {
  try {
    await requireWholeParquet(file);
    return false;
  } catch (error) {
    if (error instanceof WarehouseError) return true;
    throw error;
  }
}
