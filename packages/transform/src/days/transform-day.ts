import { type Log, ThrottledError } from '@quote-elt/runtime';
import { addDays, type CalendarDate, type RunRecord } from '@quote-elt/shared';
import { DayOutOfTimeError, LedgerConflictError, type LedgerRecordError, RowsGoneError } from '../errors/errors.ts';
import { WarehouseConflictError, WarehouseError } from '../errors/warehouse-errors.ts';
import { DRIFT_WINDOW_DAYS } from '../figures/find-drift.ts';
import type { Ledger } from '../ports/ports.ts';
import type { DayResult } from './day-result.ts';
import { failureOf } from './failure-of.ts';
import { type RanDay, type RunPorts, runDay, type TransformSettings } from './run-day.ts';
import { MAX_CONFLICTS, settle } from './settle.ts';

/** What the transform of a day needs of the world. */
export interface TransformPorts extends RunPorts {
  readonly ledger: Ledger;
  readonly log: Log;
  /** Called with the record of each day that did not fail, and with whether no day of the month before it has rows. */
  readonly countDay: (record: RunRecord, isFirst: boolean) => void;
  /** Called with the error of each day that is left alone because its record cannot be read. */
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
 * else reads the day again. Throws LedgerConflictError or WarehouseConflictError where others were first each time, with nothing
 * recorded, and what the ledger throws besides.
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
    const ran = withRowsKept(
      await runDay(date, asRecorded(settings, previous), before.records, ports, signal),
      previous,
    );
    // What it has published already would stand beside older files, and only a failed day is repaired.
    if (leaveLate && isLate(ran.error) && Object.keys(ran.run.published).length === 0) throw ran.error;
    const isFirst = before.unreadable.length === 0 && before.records.every(({ rows }) => rows === 0);
    // Another run has published since this one began, and may have read more.
    const isOutrun = ran.error instanceof WarehouseConflictError;
    const countDay = (record: RunRecord) => ports.countDay(record, isFirst);
    const settled = isOutrun ? undefined : await settle(ran, previous, { ...ports, countDay });
    if (settled !== undefined) return { ...settled, files: ran.files };
    if (conflicts === MAX_CONFLICTS) throw isOutrun ? ran.error : new LedgerConflictError(date);
    ports.log('WARN', 'another run found something else; reading the day again', { date });
  }
}

/** A day that is known had ticks of its own period, whatever the period is by now. */
function asRecorded(settings: TransformSettings, previous: RunRecord | undefined): TransformSettings {
  if (previous?.last_success_at === undefined || previous.tick_seconds === undefined) return settings;
  return { ...settings, tickSeconds: previous.tick_seconds };
}

/** Whether a day found no time or no capacity, which says nothing of the day. */
export function isLate(error: unknown): boolean {
  if (error instanceof WarehouseError) return error.code === 'warehouse.slow_down';
  return error instanceof DayOutOfTimeError || error instanceof ThrottledError;
}

/** A run that finds no usable row of a day which had some has failed: rows can be deleted, what is known of them is kept. */
function withRowsKept(ran: RanDay, previous: RunRecord | undefined): RanDay {
  const had = previous?.last_success_at === undefined ? 0 : previous.accepted;
  if (ran.run.status !== 'empty' || had === 0) return ran;
  const error = new RowsGoneError(ran.run.run_date, had);
  return { ...ran, run: { ...ran.run, status: 'failed', failure: failureOf(error) }, error };
}
