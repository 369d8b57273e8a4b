import type { CalendarDate, RunRecord } from '@quote-elt/shared';
import { runChecks } from '../checks/run-checks.ts';
import type { Database } from '../duckdb/with-database.ts';
import { DayOutOfTimeError, DriftError } from '../errors.ts';
import { completenessOf, coveredSlots } from '../figures/completeness.ts';
import { figuresOf } from '../figures/figures-of.ts';
import { findDrift } from '../figures/find-drift.ts';
import type { DayRun } from '../ledger/next-record.ts';
import { hashMarts } from '../marts/hash-marts.ts';
import { modelVersion } from '../models/sql-files.ts';
import { type BuildSettings, withBuiltDay } from '../models/with-built-day.ts';
import type { PublishedFiles, Publisher, RowReader } from '../ports.ts';
import { failureOf } from './failure-of.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

/** What a run of a day needs of the world. */
export interface RunPorts {
  readonly reader: RowReader;
  readonly publisher?: Publisher | undefined;
  readonly now: () => Date;
}

/** How a day is transformed. */
export interface TransformSettings extends BuildSettings {
  /** True when a day whose figures are far from those of the days before counts as failed. */
  readonly failOnDrift: boolean;
}

/** What a run of a day came to; `error` is what it failed of. */
export interface RanDay {
  readonly run: DayRun;
  readonly files: PublishedFiles;
  readonly error?: unknown;
}

/** What a run has found so far: a failed one is recorded with as much as is known. */
type Found = { -readonly [Key in keyof DayRun]: DayRun[Key] };

/**
 * Turns one day of raw rows into marts and tells what was found, whether it came to its end or not; `before` are the records
 * of the days that it is compared with. Throws only the reason of `signal`, unless that is that the time is over.
 */
export async function runDay(
  date: CalendarDate,
  settings: TransformSettings,
  before: readonly RunRecord[],
  ports: RunPorts,
  signal: AbortSignal | undefined,
): Promise<RanDay> {
  const stopwatch = startStopwatch();
  const found = nothingFound(date, settings, ports.now());
  let files: PublishedFiles = {};
  let error: unknown;
  try {
    files = await workOn(found, before, { ...settings, signal }, ports, stopwatch);
  } catch (thrown) {
    // What the end of the time made of a request or a statement says less than its reason.
    error = signal?.aborted ? signal.reason : thrown;
    if (signal?.aborted && !(error instanceof DayOutOfTimeError)) throw error;
    found.status = 'failed';
    found.failure = failureOf(error);
  }
  found.durations_ms = stopwatch.laps();
  found.finished_at = ports.now().toISOString();
  return { run: found, files, error };
}

function nothingFound(date: CalendarDate, { tickSeconds }: TransformSettings, started: Date): Found {
  return {
    run_date: date,
    status: 'empty',
    tick_seconds: tickSeconds,
    rows: 0,
    accepted: 0,
    rejected: 0,
    ...completenessOf(date, tickSeconds, new Set()),
    figures: {},
    checks: [],
    drift: [],
    model_version: modelVersion(),
    output_sha256: {},
    published: {},
    read_units: 0,
    durations_ms: {},
    started_at: started.toISOString(),
    finished_at: started.toISOString(),
  };
}

/** Does the day and notes in `found` how far it came. */
async function workOn(
  found: Found,
  before: readonly RunRecord[],
  settings: TransformSettings,
  { reader, publisher }: RunPorts,
  stopwatch: Stopwatch,
): Promise<PublishedFiles> {
  const date = found.run_date;
  const use = async (db: Database, rawRows: number): Promise<PublishedFiles> => {
    if (rawRows === 0) return {};
    const slots = await coveredSlots(db);
    found.rows = rawRows;
    found.rejected = await countRejected(db);
    found.accepted = rawRows - found.rejected;
    Object.assign(found, completenessOf(date, settings.tickSeconds, slots));
    await runChecks(db, found.checks);
    if (found.accepted === 0) return {};
    found.figures = await figuresOf(db);
    found.drift = findDrift(found, before);
    if (settings.failOnDrift && found.drift.length > 0) throw new DriftError(found.drift);
    stopwatch.lap('checks');
    found.output_sha256 = await hashMarts(db);
    stopwatch.lap('hash');
    const files = (await publisher?.publish(db, date)) ?? {};
    found.published = Object.fromEntries(
      Object.entries(files).map(([mart, { key, bytes }]) => [mart, { key, bytes }] as const),
    );
    stopwatch.lap('publish');
    found.status = 'succeeded';
    return files;
  };
  const folders = publisher === undefined ? [] : [publisher.folderOf(date)];
  return withBuiltDay(date, settings, countingUnits(reader, found), use, { folders, onStep: stopwatch.lap });
}

/** The same reader, which adds up in `found` what its pages took. */
function countingUnits(reader: RowReader, found: Found): RowReader {
  return {
    ...reader,
    async *pages(date) {
      for await (const page of reader.pages(date)) {
        found.read_units += page.units ?? 0;
        yield page;
      }
    },
  };
}

async function countRejected(db: Database): Promise<number> {
  const [row] = await db.rows('select count(*) as rejected from rejected_quotes');
  return Number(row?.rejected);
}
