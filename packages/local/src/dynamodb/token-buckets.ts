import { BURST_SECONDS } from '@quote-elt/runtime';

/** Provisioned capacity of a table, in units a second. */
export interface Capacity {
  readonly read: number;
  readonly write: number;
}

/** The unused capacity of tables. */
export interface TokenBuckets {
  /** Takes units of a table; false, and nothing taken, if it has not so many. */
  take(table: string, kind: keyof Capacity, units: number): boolean;
}

/** Full buckets, refilled by the clock `nowMs`, in milliseconds; a table that is not named has no limit. */
export function createTokenBuckets(capacity: Readonly<Record<string, Capacity>>, nowMs: () => number): TokenBuckets {
  const buckets = new Map<string, { units: number; ms: number }>();
  return {
    take(table, kind, units) {
      const rate = capacity[table]?.[kind];
      if (rate === undefined) return true;
      const ms = nowMs();
      const bucket = buckets.get(`${table} ${kind}`) ?? { units: rate * BURST_SECONDS, ms };
      const refilled = Math.min(bucket.units + (rate * (ms - bucket.ms)) / 1000, rate * BURST_SECONDS);
      const enough = refilled >= units;
      buckets.set(`${table} ${kind}`, { units: enough ? refilled - units : refilled, ms });
      return enough;
    },
  };
}
