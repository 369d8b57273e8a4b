/** The values that a field of a cron expression may have; `names` stand for the values from `min` on. */
export interface FieldRange {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

/** The ranges of EventBridge Scheduler's fields: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const RANGES = {
  minutes: { min: 0, max: 59 },
  hours: { min: 0, max: 23 },
  dayOfMonth: { min: 1, max: 31 },
  month: {
    min: 1,
    max: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  dayOfWeek: { min: 1, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  year: { min: 1970, max: 2199 },
} as const satisfies Record<string, FieldRange>;

/** The values that a field of values, ranges, steps and lists stands for, in order; undefined where it is none. */
export function valuesOf(field: string, range: FieldRange): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [base = '', step, ...more] = part.split('/');
    const bounds = boundsOf(base, step !== undefined, range);
    const every = step === undefined ? 1 : wholeNumber(step);
    if (bounds === undefined || every === undefined || every < 1 || more.length > 0) return undefined;
    for (let value = bounds.from; value <= bounds.to; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** One value of a field by number or name; undefined outside of its range. */
export function fieldValue(text: string, { min, max, names = [] }: FieldRange): number | undefined {
  const named = names.indexOf(text);
  const value = named === -1 ? wholeNumber(text) : min + named;
  return value !== undefined && value >= min && value <= max ? value : undefined;
}

function boundsOf(base: string, stepped: boolean, range: FieldRange): { from: number; to: number } | undefined {
  if (base === '*') return { from: range.min, to: range.max };
  const [first = '', last, ...more] = base.split('-');
  const from = fieldValue(first, range);
  // `5/15` counts from 5 to the end of the range.
  const to = last === undefined ? (stepped ? range.max : from) : fieldValue(last, range);
  if (from === undefined || to === undefined || to < from || more.length > 0) return undefined;
  return { from, to };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
