import { isDeepStrictEqual } from 'node:util';
import { type Log, ThrottledError } from '@quote-elt/runtime';
import { addDays, type CalendarDate, type RunRecord } from '@quote-elt/shared';
import {
  DayOutOfTimeError,
  LedgerConflictError,
  type LedgerRecordError,
  LedgerRefusedError,
  RowsGoneError,
} from '../errors.ts';
import { DRIFT_WINDOW_DAYS } from '../figures/find-drift.ts';
import { boundRecord } from '../ledger/bound-record.ts';
import { type DayRun, nextRecord } from '../ledger/next-record.ts';
import type { Ledger, PublishedFiles } from '../ports.ts';
import type { DayResult } from './day-result.ts';
import { failureOf } from './failure-of.ts';
import { logOutcome } from './log-outcome.ts';
import { type RanDay, type RunPorts, runDay, type TransformSettings } from './run-day.ts';

const MAX_CONFLICTS = 5;

/** What the transform of a day needs of the world. */
export interface TransformPorts extends RunPorts {
  readonly ledger: Ledger;
  readonly log: Log;
  /** Told of each day that is recorded and did not fail, and whether no day of the month before it has rows. */
  readonly countDay: (record: RunRecord, isFirst: boolean) => void;
  /** Told of each day that is left alone because its record cannot be read. */
  readonly onUnreadable?: (error: LedgerRecordError) => void;
}

/** When a day has to end. */
export interface DayTime {
  /** Ends the work; with DayOutOfTimeError as its reason the time is over, with any other the day is given up unrecorded. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a day that found no time or no capacity is left unrecorded, for the next run, instead of recorded as failed. */
  readonly leaveLate?: boolean;
}

/** The record of a day, the files that were published, and what the day failed of. */
export interface RecordedDay extends DayResult {
  readonly error?: unknown;
}

/**
 * Turns one day of raw rows into marts and records the outcome, good or bad, in the ledger: a day that failed is recorded as
 * failed and its error thrown. Of two runs at once the later one takes the record of the other if that found the same, and
 * else reads the day again. Throws besides what the ledger throws.
 */
export async function transformDay(
  date: CalendarDate,
  settings: TransformSettings,
  ports: TransformPorts,
  time: DayTime = {},
): Promise<DayResult> {
  const { error, ...result } = await recordDay(date, settings, ports, time);
  if (error !== undefined) throw error;
  return result;
}

/** The same, but gives the error of a day that is recorded as failed instead of throwing it. */
export async function recordDay(
  date: CalendarDate,
  settings: TransformSettings,
  ports: TransformPorts,
  { signal, leaveLate = false }: DayTime,
): Promise<RecordedDay> {
  for (let conflicts = 0; ; conflicts++) {
    const before = await ports.ledger.list(addDays(date, -DRIFT_WINDOW_DAYS), addDays(date, -1));
    const previous = await ports.ledger.get(date);
    const ran = withRowsKept(await runDay(date, settings, before.records, ports, signal), previous);
    if (leaveLate && isLate(ran.error)) throw ran.error;
    const isFirst = before.unreadable.length === 0 && before.records.every(({ rows }) => rows === 0);
    const settled = await settle(ran, previous, {
      ...ports,
      countDay: (record) => ports.countDay(record, isFirst),
    });
    if (settled !== undefined) return { ...settled, files: pathsOf(ran.files) };
    if (conflicts === MAX_CONFLICTS) throw new LedgerConflictError(date);
    ports.log('WARN', 'another run found something else; reading the day again', { date });
  }
}

/** Whether a day found no time or no capacity, which says nothing of the day. */
export function isLate(error: unknown): boolean {
  return error instanceof DayOutOfTimeError || error instanceof ThrottledError;
}

/** A run that finds a day empty which had rows has failed: rows can be deleted, what is known of them is kept. */
function withRowsKept(ran: RanDay, previous: RunRecord | undefined): RanDay {
  const had = previous?.last_success_at === undefined ? 0 : previous.rows;
  if (ran.run.status !== 'empty' || had === 0) return ran;
  const error = new RowsGoneError(ran.run.run_date, had);
  return { ...ran, run: { ...ran.run, status: 'failed', failure: failureOf(error) }, error };
}

/** The record that stands after a run, and the error that it was recorded with. */
interface Settled {
  readonly record: RunRecord;
  readonly error?: unknown;
}

/**
 * Writes what a run found and gives the record that stands then: ours, or that of another run which was faster and either
 * found the same or succeeded where ours failed. Gives nothing when the other one found something else. Where the record is
 * refused, one with no more than the first error is written.
 */
async function settle(
  ran: RanDay,
  read: RunRecord | undefined,
  { ledger, log, countDay }: Pick<TransformPorts, 'ledger' | 'log'> & { countDay(record: RunRecord): void },
): Promise<Settled | undefined> {
  let { run, error } = ran;
  let previous = read;
  const told = (record: RunRecord): Settled => {
    logOutcome(log, record);
    if (record.failure === undefined) countDay(record);
    return { record, error };
  };
  for (let tries = 0; ; tries++) {
    const record = recordAfter(run, previous, read);
    try {
      await ledger.put(record, previous);
      return told(record);
    } catch (refusal) {
      if (tries === MAX_CONFLICTS) throw refusal;
      if (refusal instanceof LedgerRefusedError && run === ran.run) {
        run = withoutFigures(run, refusal);
        error ??= refusal;
        continue;
      }
      if (!(refusal instanceof LedgerConflictError)) throw refusal;
    }
    previous = await ledger.get(run.run_date);
    // Our own put, whose acknowledgement was lost.
    if (isDeepStrictEqual(previous, record)) return told(record);
    // Only marked, gone, or failed: what we found still holds.
    if (previous === undefined || previous.attempts === read?.attempts || previous.failure !== undefined) continue;
    if (run.failure === undefined && !sameOutcome(run, previous)) return undefined;
    log('INFO', 'another run recorded the day first', { date: run.run_date, error: run.failure?.message });
    return { record: previous };
  }
}

/** The record after a run that has read `read` of the ledger, written over `previous`. */
function recordAfter(run: DayRun, previous: RunRecord | undefined, read: RunRecord | undefined): RunRecord {
  const record = boundRecord(nextRecord(previous, run));
  // A mark that was not there when the rows were read may stand for rows that this run has not seen.
  const marked = previous?.changed_at !== undefined && previous.changed_at !== read?.changed_at;
  return marked ? { ...record, changed_at: previous.changed_at } : record;
}

/** Whether a run found what a record says. */
function sameOutcome(run: DayRun, record: RunRecord): boolean {
  const outcome = ({
    status,
    model_version,
    output_sha256,
  }: Pick<RunRecord, 'status' | 'model_version' | 'output_sha256'>) =>
    JSON.stringify([status, model_version, Object.entries(output_sha256).sort()]);
  return outcome(run) === outcome(record);
}

/** A failed run of which nothing is told but its first error. */
function withoutFigures(run: DayRun, refusal: LedgerRefusedError): DayRun {
  return {
    ...run,
    status: 'failed',
    figures: {},
    checks: [],
    drift: [],
    missing_ticks: [],
    output_sha256: {},
    published: {},
    durations_ms: {},
    failure: run.failure ?? failureOf(refusal),
  };
}

function pathsOf(files: PublishedFiles): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([mart, { file }]) => [mart, file]));
}
