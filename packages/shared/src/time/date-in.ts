import { CalendarDate } from './calendar.ts';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/;

/**
 * The UTC day that a value of a source names: a calendar day `YYYY-MM-DD`, or the day of an ISO-8601 instant with a zone
 * (`Z` or `±HH:MM`; seconds and their fraction may be left out). Everything else is no date: undefined. The year as written
 * and the year of the day are 0001 to 9999.
 */
export function dateIn(value: unknown): CalendarDate | undefined {
  if (typeof value !== 'string') return undefined;
  if (DAY.test(value)) return realDay(value);
  const parts = INSTANT.exec(value)?.groups;
  if (parts === undefined) return undefined;
  const day = realDay(parts.day);
  if (day === undefined) return undefined;
  // Offsets are whole minutes, so seconds never decide the day.
  const ahead = minutesOf(parts.hours, parts.minutes);
  const minutes = minutesOf(parts.hour, parts.minute) - (parts.sign === '-' ? -ahead : ahead);
  const utc = Date.parse(day) + minutes * 60_000;
  return realDay(new Date(Math.floor(utc / DAY_MS) * DAY_MS).toISOString().slice(0, -14));
}

/** A day that exists; the calendar of the contract has no year 0, and an offset may lead to it or to the year 10000. */
function realDay(day: string | undefined): CalendarDate | undefined {
  return CalendarDate.safeParse(day).data;
}

/** The minutes in hours and minutes; what is not there counts as 0. */
function minutesOf(hours = '', minutes = ''): number {
  return Number(hours) * 60 + Number(minutes);
}
