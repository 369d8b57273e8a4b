import { type Cron, parseCron } from './cron.ts';
import { rateMinutes } from './schedule.ts';
import { instantsOf } from './time-zone.ts';

const DAY_MS = 86_400_000;

/** So far ahead a cron is looked at, in days: two years, with every change of the clocks. */
const HORIZON_DAYS = 731;

/** How a schedule runs over the two years after an instant. */
export interface Pace {
  /** The longest time without a run, in seconds. */
  readonly longestGapSeconds: number;
  readonly runsPerDay: number;
}

/** The pace of a schedule in a time zone from `now` on; throws RangeError if it is no schedule. */
export function paceOf(expression: string, timeZone: string, now: Date): Pace {
  const minutes = rateMinutes(expression);
  if (minutes !== undefined) return { longestGapSeconds: minutes * 60, runsPerDay: 1440 / minutes };
  const until = now.getTime() + HORIZON_DAYS * DAY_MS;
  let runs = 0;
  let gap = 0;
  let last = now.getTime();
  for (const at of runsBetween(expression, timeZone, now.getTime(), until)) {
    runs += 1;
    gap = Math.max(gap, at - last);
    last = at;
  }
  return { longestGapSeconds: Math.max(gap, until - last) / 1000, runsPerDay: runs / HORIZON_DAYS };
}

/**
 * The instants after `fromMs` and before `untilMs` (epoch milliseconds) at which a schedule runs, in order; a rate counts from
 * `fromMs`. EventBridge Scheduler skips a time that the clocks leave out. Throws RangeError if it is no schedule.
 */
export function* runsBetween(expression: string, timeZone: string, fromMs: number, untilMs: number): Generator<number> {
  const minutes = rateMinutes(expression);
  if (minutes !== undefined) {
    for (let at = fromMs + minutes * 60_000; at < untilMs; at += minutes * 60_000) yield at;
    return;
  }
  const cron = parseCron(expression);
  if (cron === undefined) throw new RangeError(`${expression} is no schedule`);
  // The day of a zone begins up to a day before or after that of UTC.
  for (let day = dayOf(fromMs) - DAY_MS; day <= untilMs + DAY_MS; day += DAY_MS) {
    if (!cron.runsOn(day)) continue;
    for (const at of instantsOf(day, cron.minutes, timeZone)) if (at > fromMs && at < untilMs) yield at;
  }
}

/** Whether a cron has a day at or after `now`. */
export function hasTimeToCome(cron: Cron, now: Date): boolean {
  const end = Date.UTC(2200, 0);
  for (let day = dayOf(now.getTime()); day < end; day += DAY_MS) if (cron.runsOn(day)) return true;
  return false;
}

function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS;
}
