import { addDays, type CalendarDate, daysBetween, type MissingTicks, type RunRecord, tickMs } from '@quote-elt/shared';
import type { HeatHour } from '../../charts/heat-level.ts';
import type { HeatDay } from '../../charts/heat-map.ts';
import { missingUntil } from '../../charts/tick-strip.ts';
import { wasCounted } from './day-state.ts';
import type { ReportData } from './report-data.ts';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** Fewer days than this would be drawn as columns as broad as a hand. */
const LEAST_DAYS = 14;

/** The days of a report, oldest first, hour by hour: from the first recorded one, and at least a fortnight. The last one is of the rows that the rest of its page is of, the others are of the ledger. */
export function hoursOfDays({ date, history, day, tickSeconds, asOf }: ReportData): HeatDay[] {
  const [first = date] = [addDays(date, 1 - LEAST_DAYS), ...history.map(({ run_date }) => run_date)].sort();
  const known = new Map(history.map((each) => [each.run_date, hoursOfRecord(each, tickSeconds)]));
  known.set(date, hoursSoFar(date, day.missing_ticks, tickSeconds, asOf));
  return daysBetween(first, date).map((each) => known.get(each) ?? { date: each, hours: everyHour('no run') });
}

/** The hours of a recorded day; those of one whose missing ticks are not all told are the day's own share. */
export function hoursOfRecord(record: RunRecord, tickSeconds: number): HeatDay {
  const date = record.run_date;
  if (!wasCounted(record)) return { date, hours: everyHour('not counted'), note: 'the run failed before it' };
  const period = record.tick_seconds ?? tickSeconds;
  const { missing_ticks, missing_count, missing_by_hour, completeness } = record;
  const listed = missing_ticks.reduce((sum, { count }) => sum + count, 0);
  if (listed === missing_count) return { date, hours: hoursWithout(date, missing_ticks, period) };
  if (missing_by_hour === undefined)
    return { date, hours: everyHour(completeness), note: 'as a whole, its hours are not on record' };
  const due = everyHour(0).map((_, hour) => ticksIn(hour, period));
  return { date, hours: missing_by_hour.map((missing, hour) => 1 - missing / (due[hour] ?? missing)) };
}

/** The hours of a day so far: of the one that is running only the part that has passed counts. */
function hoursSoFar(date: CalendarDate, missing: readonly MissingTicks[], tickSeconds: number, asOf: Date): HeatDay {
  const until = (asOf.getTime() - Date.parse(date)) / 1000;
  const hours = hoursWithout(date, missingUntil(missing, tickSeconds, asOf.getTime()), tickSeconds, until);
  return { date, hours: hours.map((share, hour) => (hour * HOUR_SECONDS < until ? share : 'to come')) };
}

/** The part of each hour, up to a second of the day, that is left without the missing ticks; a tick covers its whole period. */
function hoursWithout(
  date: CalendarDate,
  missing: readonly MissingTicks[],
  tickSeconds: number,
  until = DAY_SECONDS,
): number[] {
  const gaps = missing.map(({ from, count }) => {
    const start = (tickMs(from) - Date.parse(date)) / 1000;
    return { start, end: Math.min(start + count * tickSeconds, DAY_SECONDS, until) };
  });
  return Array.from({ length: 24 }, (_, hour) => {
    const from = hour * HOUR_SECONDS;
    const to = Math.min(from + HOUR_SECONDS, Math.max(until, from));
    const lost = gaps.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
    return to === from ? 1 : 1 - lost / (to - from);
  });
}

/** How many ticks begin in an hour of a day. */
function ticksIn(hour: number, tickSeconds: number): number {
  const before = (second: number) => Math.ceil(second / tickSeconds);
  return before((hour + 1) * HOUR_SECONDS) - before(hour * HOUR_SECONDS);
}

function everyHour<T extends HeatHour>(hour: T): T[] {
  return Array<T>(24).fill(hour);
}
