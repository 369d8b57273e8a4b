import type { DriftFinding, RunRecord } from '@quote-elt/shared';

/** How many days before a day it is compared with. */
export const DRIFT_WINDOW_DAYS = 28;

/** Fewer days than this are no memory to compare with. */
const MIN_DAYS = 7;

/** Scores beyond this count as drift: B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers (1993). */
const THRESHOLD = 3.5;

/** Spread below this part of the median is noise: a figure that never moved must not alarm at its first last digit. */
const MIN_RELATIVE_SPREAD = 0.01;

/** The part of a record that drift looks at. */
type Figures = Pick<RunRecord, 'status' | 'rows' | 'completeness' | 'stats' | 'profile'>;

/** The figures of `day` that lie far from those of the days `before` it, by median and median absolute deviation. */
export function findDrift(day: Figures, before: readonly Figures[]): DriftFinding[] {
  const past = before.filter(({ status }) => status === 'succeeded').map(metricsOf);
  if (past.length < MIN_DAYS) return [];
  const today = metricsOf(day);
  const names = new Set([...Object.keys(today), ...past.flatMap((metrics) => Object.keys(metrics))]);
  return [...names].sort().flatMap((metric) => {
    // A source that is gone, or was not there before, has the share 0.
    const value = today[metric] ?? 0;
    const expected = median(past.map((metrics) => metrics[metric] ?? 0));
    const score = robustScore(
      value,
      past.map((metrics) => metrics[metric] ?? 0),
    );
    return Math.abs(score) > THRESHOLD ? [{ metric, value, expected, score: Math.round(score * 100) / 100 }] : [];
  });
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

function metricsOf({ rows, completeness, stats, profile }: Figures): Record<string, number> {
  const shares = Object.entries(profile?.source_shares ?? {}).map(([source, share]) => [
    `source_share.${source}`,
    share,
  ]);
  return {
    rows,
    completeness,
    ...(stats === null ? {} : { distinct_quotes: stats.distinct_quotes, variance: stats.variance }),
    ...(profile === null ? {} : { mean_length: profile.mean_length }),
    ...Object.fromEntries(shares),
  };
}
