import { isDeepStrictEqual } from 'node:util';
import type { Log } from '@quote-elt/runtime';
import type { RunRecord } from '@quote-elt/shared';
import { LedgerConflictError, LedgerRefusedError } from '../errors/errors.ts';
import { boundRecord } from '../ledger/bound-record.ts';
import { type DayRun, nextRecord } from '../ledger/next-record.ts';
import type { Ledger } from '../ports/ports.ts';
import { failureOf } from './failure-of.ts';
import { logOutcome } from './log-outcome.ts';
import type { RanDay } from './run-day.ts';

/** How often another run may be first before this one gives up. */
export const MAX_CONFLICTS = 5;

/** What it takes to record what a run found. */
export interface SettlePorts {
  readonly ledger: Ledger;
  readonly log: Log;
  /** Called with the record that stands then, where the day did not fail. */
  countDay(record: RunRecord): void;
}

/** The record that stands after a run, and the error that it was recorded with. */
export interface Settled {
  readonly record: RunRecord;
  readonly error?: unknown;
}

/**
 * Writes what a run found and gives the record that stands then: ours, or that of another run which was faster and either
 * found the same or succeeded where ours failed. Gives nothing when the other one found something else, or when the objects of
 * the warehouse may be those of either. Where the record is refused, one with no more than the first error is written.
 */
export async function settle(
  ran: RanDay,
  read: RunRecord | undefined,
  { ledger, log, countDay }: SettlePorts,
): Promise<Settled | undefined> {
  let { run, error } = ran;
  const hasPublished = Object.keys(run.published).length > 0;
  let previous = read;
  const settled = (record: RunRecord): Settled => {
    logOutcome(log, record);
    if (record.failure === undefined) countDay(record);
    return { record, error };
  };
  for (let tries = 0; ; tries++) {
    const record = recordAfter(run, previous, read);
    try {
      await ledger.put(record, previous);
      return settled(record);
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
    if (isDeepStrictEqual(previous, record)) return settled(record);
    // Only marked, or gone: what we found still holds.
    if (previous === undefined || previous.attempts === read?.attempts) continue;
    if (previous.failure !== undefined) {
      // It may have published before it failed, over what we did.
      if (hasPublished) return undefined;
      continue;
    }
    // A run that failed half way has published what the record of the other one does not name.
    const isSame = sameOutcome(run, previous) && (!hasPublished || samePublished(run, previous));
    if (run.failure === undefined ? !isSame : hasPublished) return undefined;
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

/** Whether a run published the bytes that a record names: another version of DuckDB may write the same rows in other ones. */
function samePublished(run: DayRun, record: RunRecord): boolean {
  const hashes = ({ published }: Pick<RunRecord, 'published'>) =>
    Object.fromEntries(Object.entries(published).map(([mart, { sha256 }]) => [mart, sha256]));
  return isDeepStrictEqual(hashes(run), hashes(record));
}

/** A failed run of which nothing is recorded but its first error. */
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
