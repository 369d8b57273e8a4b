import { fieldValue, RANGES, valuesOf } from './cron-field.ts';

const DAY_MS = 86_400_000;

/** A cron expression of EventBridge Scheduler, understood. */
export interface Cron {
  /** Minutes of a day at which it runs, in order. */
  readonly minutes: readonly number[];
  /** Whether it runs on the calendar day that begins at `dayMs` (UTC, epoch milliseconds). */
  readonly runsOn: (dayMs: number) => boolean;
}

type DayRule = (day: Date) => boolean;

/** The cron that an expression of six fields means; undefined where EventBridge Scheduler would refuse it. */
export function parseCron(expression: string): Cron | undefined {
  const fields = /^cron\(([^()]*)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = '', ...more] = fields;
  // Of the two fields for days just one counts, and the other one is `?`.
  if (more.length > 0 || (dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const minuteValues = valuesOf(minutes, RANGES.minutes);
  const hourValues = valuesOf(hours, RANGES.hours);
  const months = valuesOf(month, RANGES.month);
  const years = valuesOf(year, RANGES.year);
  const rule = dayOfMonth === '?' ? weekdayRule(dayOfWeek) : monthDayRule(dayOfMonth);
  if (!minuteValues || !hourValues || !months || !years || !rule) return undefined;
  return {
    minutes: hourValues.flatMap((hour) => minuteValues.map((minute) => hour * 60 + minute)),
    runsOn: (dayMs) => {
      const day = new Date(dayMs);
      return years.includes(day.getUTCFullYear()) && months.includes(day.getUTCMonth() + 1) && rule(day);
    },
  };
}

function monthDayRule(field: string): DayRule | undefined {
  if (field === 'L') return (day) => day.getUTCDate() === lastOfMonth(day);
  const [, near] = /^(\d{1,2})W$/.exec(field) ?? [];
  if (near !== undefined) {
    const wanted = fieldValue(near, RANGES.dayOfMonth);
    return wanted === undefined ? undefined : (day) => day.getUTCDate() === nearestWorkday(day, wanted);
  }
  const days = valuesOf(field, RANGES.dayOfMonth);
  return days && ((day) => days.includes(day.getUTCDate()));
}

function weekdayRule(field: string): DayRule | undefined {
  if (field === 'L') return (day) => weekdayOf(day) === RANGES.dayOfWeek.max;
  const [, last, counted, place] = /^(?:(\w{1,3})L|(\w{1,3})#([1-5]))$/.exec(field) ?? [];
  if (last !== undefined || counted !== undefined) {
    const weekday = fieldValue(last ?? counted ?? '', RANGES.dayOfWeek);
    if (weekday === undefined) return undefined;
    return (day) =>
      weekdayOf(day) === weekday &&
      (place === undefined
        ? day.getUTCDate() + 7 > lastOfMonth(day)
        : Math.ceil(day.getUTCDate() / 7) === Number(place));
  }
  const weekdays = valuesOf(field, RANGES.dayOfWeek);
  return weekdays && ((day) => weekdays.includes(weekdayOf(day)));
}

/** The day of the month that is the working day nearest to `wanted`; undefined in a month without that day. */
function nearestWorkday(day: Date, wanted: number): number | undefined {
  const last = lastOfMonth(day);
  if (wanted > last) return undefined;
  const weekday = weekdayOf(new Date(day.getTime() + (wanted - day.getUTCDate()) * DAY_MS));
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}

function lastOfMonth(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

/** 1 is Sunday, as in the expression. */
function weekdayOf(day: Date): number {
  return day.getUTCDay() + 1;
}
