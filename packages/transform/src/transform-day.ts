import type { Log } from '@quote-elt/runtime';
import { addDays, type CalendarDate, QuoteStatsRow, RUN_SCHEMA_VERSION, type RunRecord } from '@quote-elt/shared';
import { type BuildSettings, withBuiltDay } from './built-day.ts';
import { runChecks } from './checks/run-checks.ts';
import { completenessOf, coveredSlots } from './completeness.ts';
import { DRIFT_WINDOW_DAYS, findDrift } from './drift.ts';
import type { Database } from './duckdb.ts';
import { DriftError, LedgerConflictError } from './errors.ts';
import { logOutcome } from './log-outcome.ts';
import { modelVersion } from './models/sql-files.ts';
import { hashMarts } from './output-hash.ts';
import type { Ledger, PublishedFiles, Publisher, RowReader } from './ports.ts';
import { profileOf } from './profile.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

const MAX_CONFLICTS = 5;

/** What the transform of a day needs of the world. */
export interface TransformPorts {
  readonly reader: RowReader;
  readonly ledger: Ledger;
  readonly publisher?: Publisher | undefined;
  readonly now: () => Date;
  readonly log: Log;
  /** Told of each day that is recorded and did not fail, and whether no day of the month before it has rows. */
  readonly countDay: (record: RunRecord, isFirst: boolean) => void;
}

/** How a day is transformed. */
export interface TransformSettings extends BuildSettings {
  /** True when a day whose figures are far from those of the days before counts as failed. */
  readonly failOnDrift: boolean;
}

/** The record of a day and the files that were published. */
export interface DayResult {
  readonly record: RunRecord;
  readonly files: PublishedFiles;
}

/** The part of a record that the work on a day fills in. */
type DayWork = Omit<
  RunRecord,
  'pipeline' | 'attempts' | 'model_version' | 'durations_ms' | 'started_at' | 'finished_at' | 'schema_version'
>;

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
  const before = await ports.ledger.list(addDays(date, -DRIFT_WINDOW_DAYS), addDays(date, -1));
  const previousAttempts = (await ports.ledger.get(date))?.attempts ?? 0;
  const work = newWork(date, settings);
  let files: PublishedFiles = {};
  let failure: unknown;
  try {
    files = await workOn(work, before, settings, ports, stopwatch);
  } catch (error) {
    failure = error;
    work.status = 'failed';
    // A message may quote half a character (a lone surrogate), which DynamoDB cannot keep.
    work.error = (error instanceof Error ? error.message : String(error)).toWellFormed();
  }
  const record: RunRecord = {
    pipeline: 'transform',
    attempts: previousAttempts + 1,
    ...work,
    model_version: modelVersion(),
    durations_ms: stopwatch.laps(),
    started_at: started.toISOString(),
    finished_at: ports.now().toISOString(),
    schema_version: RUN_SCHEMA_VERSION,
  };
  await ports.ledger.put(record, previousAttempts);
  logOutcome(ports.log, record);
  if (failure !== undefined) throw failure;
  ports.countDay(
    record,
    before.every(({ rows }) => rows === 0),
  );
  return { record, files };
}

function newWork(date: CalendarDate, { tickSeconds }: TransformSettings): DayWork {
  return {
    run_date: date,
    status: 'empty',
    rows: 0,
    accepted: 0,
    rejected: 0,
    ...completenessOf(date, tickSeconds, new Set()),
    stats: null,
    profile: null,
    checks: [],
    drift: [],
    output_sha256: {},
  };
}

/** Does the day and notes in `work` how far it came, so that a failed day's record tells as much as is known. */
async function workOn(
  work: DayWork,
  before: readonly RunRecord[],
  settings: TransformSettings,
  { reader, publisher }: TransformPorts,
  stopwatch: Stopwatch,
): Promise<PublishedFiles> {
  const date = work.run_date;
  const use = async (db: Database, rawRows: number): Promise<PublishedFiles> => {
    if (rawRows === 0) return {};
    const slots = await coveredSlots(db);
    work.rows = rawRows;
    work.rejected = await countRejected(db);
    work.accepted = rawRows - work.rejected;
    Object.assign(work, completenessOf(date, settings.tickSeconds, slots));
    await runChecks(db, work.checks);
    work.stats = await statsOf(db);
    work.profile = await profileOf(db, settings.tickSeconds, slots);
    work.status = 'succeeded';
    work.drift = findDrift(work, before);
    if (settings.failOnDrift && work.drift.length > 0) throw new DriftError(work.drift);
    stopwatch.lap('checks');
    work.output_sha256 = await hashMarts(db);
    stopwatch.lap('hash');
    const files = (await publisher?.publish(db, date)) ?? {};
    stopwatch.lap('publish');
    return files;
  };
  const folders = publisher === undefined ? [] : [publisher.folderOf(date)];
  return withBuiltDay(date, settings, reader, use, { folders, onStep: stopwatch.lap });
}

async function countRejected(db: Database): Promise<number> {
  const [row] = await db.rows('select count(*) as rejected from rejected_quotes');
  return Number(row?.rejected);
}

async function statsOf(db: Database): Promise<QuoteStatsRow> {
  const [row] = await db.rows('select * from quote_stats');
  return QuoteStatsRow.parse(row);
}
