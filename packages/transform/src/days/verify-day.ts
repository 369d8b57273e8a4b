import type { CalendarDate } from '@quote-elt/shared';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database, Row } from '../duckdb/with-database.ts';
import { DayEmptyError, DayNotRecordedError } from '../errors/errors.ts';
import { hashMarts } from '../marts/hash-marts.ts';
import { MARTS } from '../marts/marts.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { Ledger, RowReader } from '../ports/ports.ts';

const MAX_EXAMPLES = 5;

/** A mart as recorded and as rebuilt; `null` where the run recorded no hash. */
export interface MartVerdict {
  readonly name: string;
  readonly expected_sha256: string | null;
  readonly actual_sha256: string;
  readonly identical: boolean;
  /**
   * Up to five rows each way that the published file and the rebuilt mart do not share; empty without a file, and where
   * another release gave the mart other columns. A column that has another type in the file is compared as text.
   */
  readonly published_only: readonly Row[];
  readonly rebuilt_only: readonly Row[];
}

type DifferingRows = Pick<MartVerdict, 'published_only' | 'rebuilt_only'>;

/** Where a day's published marts may lie, to tell which rows differ. */
export interface PublishedMarts {
  readonly folder: string;
  /** The Parquet file of a mart, or undefined where there is none. */
  fileOf(mart: string): string | undefined;
}

/**
 * Rebuilds a day from its raw rows and compares each mart with the ledger. Throws DayNotRecordedError if no run succeeded,
 * DayEmptyError if the one that did found no usable row.
 */
export async function verifyDay(
  date: CalendarDate,
  settings: BuildSettings,
  { reader, ledger }: { reader: RowReader; ledger: Ledger },
  published: PublishedMarts,
): Promise<MartVerdict[]> {
  const record = await ledger.get(date);
  // A failed run leaves the hashes of the last one that succeeded.
  if (record?.last_success_at === undefined) throw new DayNotRecordedError(date, record?.status);
  if (record.accepted === 0) throw new DayEmptyError(date);
  return withBuiltDay(
    date,
    settings,
    reader,
    async (db) => {
      const actual = await hashMarts(db);
      const verdicts: MartVerdict[] = [];
      for (const { name } of MARTS) {
        const expected_sha256 = record.output_sha256[name] ?? null;
        const actual_sha256 = actual[name] ?? '';
        const identical = expected_sha256 === actual_sha256;
        const file = identical ? undefined : published.fileOf(name);
        const rows = file === undefined ? NO_ROWS : await differingRows(db, file, name);
        verdicts.push({ name, expected_sha256, actual_sha256, identical, ...rows });
      }
      return verdicts;
    },
    { folders: [published.folder] },
  );
}

const NO_ROWS: DifferingRows = { published_only: [], rebuilt_only: [] };

async function differingRows(db: Database, file: string, mart: string): Promise<DifferingRows> {
  const published = 'read_parquet(?)';
  const columnsOf = async (table: string, values: readonly string[]) =>
    (await db.rows(`select column_name, column_type from (describe from ${table})`, values)).map(
      ({ column_name, column_type }) => ({ name: sqlName(String(column_name)), type: column_type }),
    );
  const before = await columnsOf(published, [file]);
  const now = await columnsOf(sqlName(mart), []);
  if (JSON.stringify(before.map(({ name }) => name)) !== JSON.stringify(now.map(({ name }) => name))) return NO_ROWS;
  // Values of two types may have no common one, but any value has a text.
  const columns = now.map(({ name, type }, i) => (type === before[i]?.type ? name : `${name}::varchar as ${name}`));
  const select = `select ${columns.join(', ')} from`;
  const difference = (left: string, right: string) =>
    db.rows(`from (${select} ${left} except ${select} ${right}) order by all limit ${MAX_EXAMPLES}`, [file]);
  return {
    published_only: await difference(published, sqlName(mart)),
    rebuilt_only: await difference(sqlName(mart), published),
  };
}
