import type { Heartbeat } from '@quote-elt/runtime';
import { addDays, type CalendarDate, type TransformEvent } from '@quote-elt/shared';
import { LedgerConflictError, LedgerRecordError } from '../errors/errors.ts';
import { WarehouseConflictError } from '../errors/warehouse-errors.ts';
import { DRIFT_WINDOW_DAYS } from '../figures/find-drift.ts';
import { rememberDays } from '../ledger/remember-days.ts';
import type { DayResult } from './day-result.ts';
import { failureOf } from './failure-of.ts';
import { type PlanSettings, planEvent } from './plan-event.ts';
import type { TransformSettings } from './run-day.ts';
import { isLate, recordDay, type TransformPorts } from './transform-day.ts';
import { type DayFailure, DaysFailedError, DaysLeftError } from './unfinished-days.ts';

/** A transform that has less time than this left does not begin another day, in milliseconds. */
const MIN_REMAINING_MS = 60_000;

/** Capacity that was saved up is gone after some days: another one may take so many times as long as the longest so far. */
const SLOWDOWN = 2;

/** How an event is carried out. */
export interface CatchUpSettings extends TransformSettings, PlanSettings {}

/** The time that an invocation has. */
export interface InvocationTime {
  /** Milliseconds that are left for days; infinite where nothing ends the invocation. */
  readonly remainingMs: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the days that will be done, before the first one. */
  readonly onPlan?: (days: readonly CalendarDate[]) => void;
  /** Called after each day, however it ended. */
  readonly onDay?: (date: CalendarDate) => void;
}

/** What an event needs of the world. */
export interface CatchUpPorts extends TransformPorts {
  /** Called at the end of each run with what it did, also when there was nothing to do or a day failed. */
  readonly countRun?: (run: Heartbeat) => void;
}

/** What one invocation did; `left` are days that found no time and wait for the next one. */
export interface TransformResult {
  readonly days: readonly DayResult[];
  readonly left: readonly CalendarDate[];
}

const NO_END: InvocationTime = { remainingMs: () => Number.POSITIVE_INFINITY };

/**
 * Transforms the days an event asks for, oldest first. Throws after the last one: DaysFailedError if any failed, else
 * DaysLeftError if any found no time, unless the event forces days that are done, which a retry would only do again.
 */
export async function transformDays(
  event: TransformEvent,
  settings: CatchUpSettings,
  ports: CatchUpPorts,
  time: InvocationTime = NO_END,
): Promise<TransformResult> {
  const planned = await planEvent(event, settings, ports);
  time.onPlan?.(planned);
  const { days, failures, left, late } = await eachDay(planned, settings, ports, time);
  const catchesUp = !('dates' in event || 'from' in event);
  ports.countRun?.({
    transformed: days.length,
    waiting: catchesUp ? left.length + failures.length : undefined,
  });
  if (left.length > 0) ports.log('WARN', 'no time left for all days', { left });
  if (failures.length > 0) throw new DaysFailedError(failures.map(toldOf), days, failures.at(-1)?.error);
  if (late !== undefined) throw late;
  const forced = 'force' in event && event.force;
  if (left.length > 0 && !forced) throw new DaysLeftError(left, days.length);
  return { days, left };
}

interface FailedDay {
  readonly date: CalendarDate;
  readonly error: unknown;
}

interface DoneDays extends TransformResult {
  readonly failures: readonly FailedDay[];
  /** What a day found no capacity for where nothing ends the invocation: no other run goes on with it. */
  readonly late?: unknown;
}

async function eachDay(
  planned: readonly CalendarDate[],
  settings: TransformSettings,
  ports: TransformPorts,
  { remainingMs, signal, onDay = () => undefined }: InvocationTime,
): Promise<DoneDays> {
  const days: DayResult[] = [];
  const failures: FailedDay[] = [];
  const remembering = { ...ports, ledger: rememberedFor(planned, ports.ledger) };
  const endless = remainingMs() === Number.POSITIVE_INFINITY;
  let longestMs = 0;
  for (const [index, date] of planned.entries()) {
    const before = remainingMs();
    const left = planned.slice(index);
    if (index > 0 && before < Math.max(MIN_REMAINING_MS, SLOWDOWN * longestMs)) return { days, failures, left };
    try {
      // The first day has all the time of an invocation: if that is too little, somebody has to know.
      const { error, ...day } = await recordDay(date, settings, remembering, {
        signal,
        leaveLate: endless || index > 0,
      });
      if (error === undefined) days.push(day);
      else failures.push({ date, error });
    } catch (error) {
      if (isOfTheDay(error)) failures.push({ date, error });
      else if (isLate(error) && endless) return { days, failures, left, late: error };
      else if (isLate(error) && index > 0) return { days, failures, left };
      else throw error;
    }
    longestMs = Math.max(longestMs, before - remainingMs());
    onDay(date);
  }
  return { days, failures, left: [] };
}

/** Whether only this day has failed: its record cannot be read, or it is written by others again and again. */
function isOfTheDay(error: unknown): boolean {
  return [LedgerRecordError, LedgerConflictError, WarehouseConflictError].some((kind) => error instanceof kind);
}

/** The ledger of a run over several days, which reads the days to compare with once. */
function rememberedFor(planned: readonly CalendarDate[], ledger: TransformPorts['ledger']): TransformPorts['ledger'] {
  const [first] = planned;
  const last = planned.at(-1);
  if (first === undefined || last === undefined || first === last) return ledger;
  return rememberDays(ledger, addDays(first, -DRIFT_WINDOW_DAYS), last);
}

function toldOf({ date, error }: FailedDay): DayFailure {
  return { date, ...failureOf(error) };
}
