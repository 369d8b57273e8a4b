import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CalendarDate,
  type CheckResult,
  QuoteStatsRow,
  RUN_SCHEMA_VERSION,
  type RunRecord,
} from '@quote-elt/shared';
import type { Log } from '@quote-elt/shared/runtime';
import { runChecks } from './checks/run-checks.ts';
import { type Completeness, completenessOf, coveredSlots } from './completeness.ts';
import { type Database, withDatabase } from './duckdb.ts';
import { LedgerConflictError } from './errors.ts';
import { runModels } from './models/run-models.ts';
import { modelVersion } from './models/sql-files.ts';
import { hashMarts } from './output-hash.ts';
import type { Ledger, PublishedFiles, Publisher, RowReader } from './ports.ts';
import { loadRawItems } from './rows/load-raw-items.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

const MAX_CONFLICTS = 5;

/** What the transform of a day needs of the world. */
export interface TransformPorts {
  readonly reader: RowReader;
  readonly ledger: Ledger;
  readonly publisher?: Publisher | undefined;
  readonly now: () => Date;
  readonly log: Log;
}

/** How a day is transformed. */
export interface TransformSettings {
  /** Period of the ingest schedule, in seconds: what completeness is measured against. */
  readonly tickSeconds: number;
  /** Part of the rows, 0 to 1, that may be unusable. */
  readonly maxRejectedShare: number;
  readonly threads: number;
  readonly memoryLimitMb: number;
}

/** The record of a day and the files that were published. */
export interface DayResult {
  readonly record: RunRecord;
  readonly files: PublishedFiles;
}

/** What is known of a day while it is worked on. */
type DayWork = Pick<
  RunRecord,
  'status' | 'rows' | 'accepted' | 'rejected' | 'stats' | 'checks' | 'output_sha256' | 'error'
> &
  Completeness;

/**
 * Turns one day of raw rows into marts and records the outcome, good or bad, in the ledger. A day that fails is recorded
 * as failed and its error thrown; a run that was overtaken by another one of the same day starts again.
 */
export async function transformDay(
  date: CalendarDate,
  settings: TransformSettings,
  ports: TransformPorts,
): Promise<DayResult> {
  for (let conflicts = 0; ; conflicts++) {
    try {
      return await attemptDay(date, settings, ports);
    } catch (error) {
      if (!(error instanceof LedgerConflictError) || conflicts === MAX_CONFLICTS) throw error;
      ports.log('WARN', 'another run recorded the day first; starting again', { date });
    }
  }
}

async function attemptDay(date: CalendarDate, settings: TransformSettings, ports: TransformPorts): Promise<DayResult> {
  const started = ports.now();
  const stopwatch = startStopwatch();
  const previousAttempts = (await ports.ledger.get(date))?.attempts ?? 0;
  const work: DayWork = {
    status: 'empty',
    rows: 0,
    accepted: 0,
    rejected: 0,
    ...completenessOf(date, settings.tickSeconds, new Set()),
    stats: null,
    checks: [],
    output_sha256: {},
  };
  let files: PublishedFiles = {};
  let failure: unknown;
  try {
    files = await buildDay(date, settings, ports, work, stopwatch);
  } catch (error) {
    failure = error;
    work.status = 'failed';
    work.error = error instanceof Error ? error.message : String(error);
  }
  const record: RunRecord = {
    pipeline: 'transform',
    run_date: date,
    attempts: previousAttempts + 1,
    ...work,
    drift: [],
    model_version: modelVersion(),
    durations_ms: stopwatch.laps(),
    started_at: started.toISOString(),
    finished_at: ports.now().toISOString(),
    schema_version: RUN_SCHEMA_VERSION,
  };
  await ports.ledger.put(record, previousAttempts);
  logOutcome(ports.log, record);
  if (failure !== undefined) throw failure;
  return { record, files };
}

async function buildDay(
  date: CalendarDate,
  settings: TransformSettings,
  ports: TransformPorts,
  work: DayWork,
  stopwatch: Stopwatch,
): Promise<PublishedFiles> {
  const tempFolder = await mkdtemp(join(tmpdir(), 'quote-elt-'));
  try {
    const folders = ports.publisher === undefined ? [] : [ports.publisher.folderOf(date)];
    return await withDatabase({ ...settings, tempFolder, folders }, async (db) => {
      work.rows = await loadRawItems(db, ports.reader.pages(date), tempFolder);
      stopwatch.lap('load');
      if (work.rows === 0) return {};
      await runModels(db, date, settings.tickSeconds);
      stopwatch.lap('models');
      work.rejected = await countRejected(db);
      work.accepted = work.rows - work.rejected;
      Object.assign(work, completenessOf(date, settings.tickSeconds, await coveredSlots(db)));
      await runChecks(db, settings.maxRejectedShare, work.checks);
      work.stats = await statsOf(db);
      stopwatch.lap('checks');
      work.output_sha256 = await hashMarts(db);
      stopwatch.lap('hash');
      const files = (await ports.publisher?.publish(db, date)) ?? {};
      stopwatch.lap('publish');
      work.status = 'succeeded';
      return files;
    });
  } finally {
    await rm(tempFolder, { recursive: true, force: true });
  }
}

async function countRejected(db: Database): Promise<number> {
  const [row] = await db.rows('select count(*) as rejected from rejected_quotes');
  return Number(row?.rejected);
}

async function statsOf(db: Database): Promise<QuoteStatsRow> {
  const [row] = await db.rows('select * from quote_stats');
  return QuoteStatsRow.parse(row);
}

function logOutcome(log: Log, record: RunRecord): void {
  const { stats } = record;
  log(record.status === 'failed' ? 'ERROR' : 'INFO', `day ${record.status}`, {
    run_date: record.run_date,
    rows: record.rows,
    rejected: record.rejected,
    completeness: record.completeness,
    ...(record.error === undefined ? {} : { error: record.error, failed_checks: failedChecks(record.checks) }),
    ...(stats === null
      ? {}
      : {
          most_common_quote: stats.most_common_quote,
          most_common_author: stats.most_common_author,
          minimum: stats.minimum,
          maximum: stats.maximum,
          range: stats.range,
          variance: stats.variance,
          standard_deviation: stats.standard_deviation,
          total_distinct_quotes: stats.distinct_quotes,
        }),
  });
}

function failedChecks(checks: readonly CheckResult[]): string[] {
  return checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
}
