/** Measures how long the steps of a drill take in all, in milliseconds of the process's own clock. */
export interface Laps {
  /** Ends a step; its time is what has passed since the last lap. */
  lap(name: string): void;
  totals(): Record<string, number>;
}

/** Starts to measure. */
export function startLaps(): Laps {
  const totals = new Map<string, number>();
  let last = performance.now();
  return {
    lap(name) {
      const now = performance.now();
      totals.set(name, (totals.get(name) ?? 0) + now - last);
      last = now;
    },
    totals: () => Object.fromEntries([...totals].map(([name, ms]) => [name, Math.round(ms)])),
  };
}
