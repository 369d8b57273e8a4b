import { z } from 'zod';

const DAY_MINUTES = 1440;
const RATE = /^rate\((\d+) (minutes?|hours?|days?)\)$/;
const UNIT_MINUTES = { minute: 1, hour: 60, day: DAY_MINUTES } as const;
const CRON_FIELD = String.raw`[\dA-Z*?/,\-L#W]+`;
const CRON = new RegExp(`^cron\\(${Array(6).fill(CRON_FIELD).join(' ')}\\)$`);

/** The period of a rate expression in minutes; undefined for anything else. EventBridge wants `1 minute` but `2 minutes`. */
export function rateMinutes(expression: string): number | undefined {
  const [, count, unit = ''] = RATE.exec(expression) ?? [];
  const value = Number(count);
  const singular = unit.replace(/s$/, '');
  if (!isUnit(singular) || value < 1 || (value === 1) !== (unit === singular)) return undefined;
  return value * UNIT_MINUTES[singular];
}

function isUnit(name: string): name is keyof typeof UNIT_MINUTES {
  return name in UNIT_MINUTES;
}

/** A rate that divides a day into equal ticks, in minutes: completeness counts against it. */
export const TickRate = z.string().transform((expression, context) => {
  const minutes = rateMinutes(expression);
  if (minutes !== undefined && DAY_MINUTES % minutes === 0) return { expression, seconds: minutes * 60 };
  context.addIssue('give a rate that divides a day, such as rate(1 minute) or rate(5 minutes)');
  return z.NEVER;
});

/** Any schedule that EventBridge Scheduler takes again and again: a rate, or a cron of six fields of which one day field is `?`. */
export const Schedule = z.string().refine((expression) => {
  if (rateMinutes(expression) !== undefined) return true;
  const fields = expression.slice('cron('.length, -1).split(' ');
  return CRON.test(expression) && [fields[2], fields[4]].filter((field) => field === '?').length === 1;
}, 'give a schedule such as cron(0 12 * * ? *) or rate(1 day)');
