import type { Heartbeat } from '@quote-elt/runtime';
import { type CalendarDate, daysBetween, minuteTick, type Tick, type TransformEvent } from '@quote-elt/shared';
import { DaysFailedError } from './errors.ts';
import { catchUpWindow, needsTransform, planCatchUp } from './plan-days.ts';
import { type DayResult, type TransformPorts, type TransformSettings, transformDay } from './transform-day.ts';

/** A transform that has less time than this left does not begin another day, in milliseconds. */
const MIN_REMAINING_MS = 60_000;

/** How an event is carried out. */
export interface CatchUpSettings extends TransformSettings {
  /** How many closed days a catch-up looks back. */
  readonly lookBackDays: number;
}

/** What an event needs of the world. */
export interface CatchUpPorts extends TransformPorts {
  /** Told at the end of each run what it did, also when there was nothing to do or a day failed. */
  readonly countRun?: (run: Heartbeat) => void;
}

/** What one invocation did; `left` are days that found no time and wait for the next one. */
export interface TransformResult {
  readonly days: readonly DayResult[];
  readonly left: readonly CalendarDate[];
}

/** Transforms the days an event asks for, oldest first; throws DaysFailedError after the last one if any failed. */
export async function transformDays(
  event: TransformEvent,
  settings: CatchUpSettings,
  ports: CatchUpPorts,
  remainingMs: () => number = () => Number.POSITIVE_INFINITY,
): Promise<TransformResult> {
  const planned = await plan(event, settings, ports);
  const days: DayResult[] = [];
  const failures: { date: CalendarDate; error: string }[] = [];
  let cause: unknown;
  while (planned.length > 0 && (days.length + failures.length === 0 || remainingMs() > MIN_REMAINING_MS)) {
    const [date] = planned.splice(0, 1);
    if (date === undefined) break;
    try {
      days.push(await transformDay(date, settings, ports));
    } catch (error) {
      cause = error;
      failures.push({ date, error: error instanceof Error ? error.message : String(error) });
    }
  }
  const catchesUp = !('dates' in event || 'from' in event);
  ports.countRun?.({
    transformed: days.length,
    waiting: catchesUp ? planned.length + failures.length : undefined,
  });
  if (planned.length > 0) ports.log('WARN', 'no time left for all days', { left: planned });
  if (failures.length > 0) throw new DaysFailedError(failures, cause);
  return { days, left: planned };
}

async function plan(event: TransformEvent, settings: CatchUpSettings, ports: TransformPorts): Promise<CalendarDate[]> {
  if ('dates' in event) return pending([...new Set(event.dates)].sort(), event.force, ports);
  if ('from' in event) return pending(daysBetween(event.from, event.to), event.force, ports);
  return catchUp(event.scheduled_time ?? minuteTick(ports.now()), settings.lookBackDays, ports);
}

async function pending(days: CalendarDate[], force: boolean, ports: TransformPorts): Promise<CalendarDate[]> {
  if (force) return days;
  const kept: CalendarDate[] = [];
  for (const date of days) {
    if (needsTransform(await ports.ledger.get(date), await ports.reader.count(date))) kept.push(date);
  }
  return kept;
}

async function catchUp(tick: Tick, lookBackDays: number, { ledger, reader }: TransformPorts): Promise<CalendarDate[]> {
  const window = catchUpWindow(tick, lookBackDays);
  const [first] = window;
  const last = window.at(-1);
  if (first === undefined || last === undefined) return [];
  const counts = new Map<CalendarDate, number>();
  for (const date of window) counts.set(date, await reader.count(date));
  return planCatchUp(window, await ledger.list(first, last), counts);
}
