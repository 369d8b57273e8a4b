import { z } from 'zod';
import { parseCron } from './cron.ts';
import { isTimeZone } from './time-zone.ts';

const DAY_MINUTES = 1440;
const RATE = /^rate\(([1-9]\d{0,4}) (minutes?|hours?|days?)\)$/;
const UNIT_MINUTES = { minute: 1, hour: 60, day: DAY_MINUTES } as const;

/** The period of a rate expression in minutes; undefined for anything else. EventBridge wants `1 minute` but `2 minutes`. */
export function rateMinutes(expression: string): number | undefined {
  const [, count, unit = ''] = RATE.exec(expression) ?? [];
  const value = Number(count);
  const singular = unit.replace(/s$/, '');
  if (!isUnit(singular) || (value === 1) !== (unit === singular)) return undefined;
  return value * UNIT_MINUTES[singular];
}

function isUnit(name: string): name is keyof typeof UNIT_MINUTES {
  return name in UNIT_MINUTES;
}

const tickHint = 'give a rate that divides a day, such as rate(1 minute) or rate(5 minutes)';

/** A rate that divides a day into equal ticks, with its seconds: completeness counts against it. */
export const TickRate = z.string(tickHint).transform((expression, context) => {
  const minutes = rateMinutes(expression);
  if (minutes !== undefined && DAY_MINUTES % minutes === 0) return { expression, seconds: minutes * 60 };
  context.addIssue(tickHint);
  return z.NEVER;
});

const scheduleHint = 'give a schedule such as cron(0 12 * * ? *) or rate(1 day)';

/** Any schedule that EventBridge Scheduler takes again and again: a rate, or a cron whose fields are within their ranges. */
export const Schedule = z
  .string(scheduleHint)
  .refine((expression) => rateMinutes(expression) !== undefined || parseCron(expression) !== undefined, scheduleHint);

const zoneHint = 'give a name of the IANA time zone database, such as UTC or Europe/Berlin';

/** A time zone in which the times of a cron are read. */
export const TimeZone = z.string(zoneHint).refine(isTimeZone, zoneHint);
