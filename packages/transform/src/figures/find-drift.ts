import type { DriftFinding, RunRecord } from '@quote-elt/shared';
import { figureNamed, isOfFamily } from './figure-named.ts';

/** How many days before a day it is compared with. */
export const DRIFT_WINDOW_DAYS = 28;

/** Fewer days than this are no memory to compare with. */
const MIN_DAYS = 7;

/** Scores beyond this count as drift: B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers (1993). */
const THRESHOLD = 3.5;

/** Spread below this part of the median is noise: a figure that never moved must not alarm at its first last digit. */
const MIN_RELATIVE_SPREAD = 0.01;

/** The part of a record that drift looks at. */
type Day = Pick<RunRecord, 'rows' | 'completeness' | 'figures'>;

/**
 * The figures of `day` that lie far from those of the days `before` it, by median and median absolute deviation. Days that
 * never succeeded and empty ones are not compared with.
 */
export function findDrift(day: Day, before: readonly (Day & Pick<RunRecord, 'last_success_at'>)[]): DriftFinding[] {
  if (!hasMemory(before)) return [];
  const past = before.filter(isCompared).map((each) => metricsOf(each));
  const today = metricsOf(day);
  const names = new Set([today, ...past].flatMap((figures) => Object.keys(figures)));
  return [...names].sort().flatMap((metric) => {
    // One of a family that is gone, or was not there before, counts as 0; any other figure is compared where it is known.
    const missing = isOfFamily(metric) ? 0 : undefined;
    const value = today[metric] ?? missing;
    const known = past.flatMap((figures) => figures[metric] ?? missing ?? []);
    if (value === undefined || known.length < MIN_DAYS) return [];
    const score = robustScore(value, known);
    return Math.abs(score) > THRESHOLD
      ? [{ metric, value, expected: median(known), score: Math.round(score * 100) / 100 }]
      : [];
  });
}

/** Whether the days `before` a day are enough to compare it with. */
export function hasMemory(before: readonly Pick<RunRecord, 'last_success_at' | 'rows'>[]): boolean {
  return before.filter(isCompared).length >= MIN_DAYS;
}

function isCompared({ last_success_at, rows }: Pick<RunRecord, 'last_success_at' | 'rows'>): boolean {
  return last_success_at !== undefined && rows > 0;
}

/** The modified z-score 0.6745 · (x − median) / MAD of `value` among `past`; MAD is at least a hundredth of the median. */
export function robustScore(value: number, past: readonly number[]): number {
  const centre = median(past);
  const deviation = median(past.map((each) => Math.abs(each - centre)));
  const spread = Math.max(deviation, Math.abs(centre) * MIN_RELATIVE_SPREAD, 1e-6);
  return (0.6745 * (value - centre)) / spread;
}

/** The middle of `values`; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? upper)) / 2 : upper;
}

/** The figures that are watched; rows and completeness are those of the record, whatever a model calls so. */
function metricsOf({ rows, completeness, figures }: Day): Record<string, number> {
  const watched = Object.entries(figures).filter(([name]) => figureNamed(name)?.watched);
  const numbers = watched.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return { ...Object.fromEntries(numbers), rows, completeness };
}
