import type * as z from 'zod';
import { patterned } from '../schema/patterned.ts';
import { isoOf } from './iso-of.ts';
import { DATE } from './patterns.ts';
import { type Tick, toTick } from './tick.ts';

const DAY_MS = 86_400_000;

/** A UTC calendar day, `YYYY-MM-DD`: the partition of the raw table and the run date of the ledger. */
export const CalendarDate = patterned('date', DATE, 'not a calendar date (YYYY-MM-DD)')
  .brand<'CalendarDate'>()
  .meta({
    title: 'Calendar date',
    description: 'A UTC calendar day, YYYY-MM-DD, years 0001 to 9999.',
    examples: ['2026-11-22'],
  });
export type CalendarDate = z.infer<typeof CalendarDate>;

/** The UTC day an instant (epoch milliseconds) lies in; throws RangeError outside of the years 0001 to 9999. */
export function dateOf(epochMs: number): CalendarDate {
  return CalendarDate.parse(isoOf(epochMs).slice(0, 10));
}

/** The day `days` after (negative: before) `date`; throws RangeError outside of the years 0001 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(Date.parse(date) + days * DAY_MS);
}

/** Every day from `from` to `to`, both included, oldest first; empty when `to` is before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return Array.from({ length: Math.max(0, days + 1) }, (_, i) => addDays(from, i));
}

/** Every tick of a day, first to last; `tickSeconds` and the error are those of `ticksPerDay`. */
export function ticksOfDay(date: CalendarDate, tickSeconds: number): Tick[] {
  const start = Date.parse(date);
  return Array.from({ length: ticksPerDay(tickSeconds) }, (_, i) => toTick(start + i * tickSeconds * 1000));
}

/**
 * How many ticks a day has; `tickSeconds` is the period of the ingest schedule in seconds. Throws RangeError unless it is
 * a whole number from 1 on, as ticks are whole seconds.
 */
export function ticksPerDay(tickSeconds: number): number {
  if (!Number.isInteger(tickSeconds) || tickSeconds < 1) {
    throw new RangeError(`a period of ${tickSeconds} seconds is no whole number from 1 on`);
  }
  return Math.ceil(DAY_MS / (tickSeconds * 1000));
}
