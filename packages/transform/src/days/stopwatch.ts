/** Measures how long the steps of one run take, in milliseconds of the process's own clock. */
export interface Stopwatch {
  /** Ends a step: its time is what passed since the last lap. */
  lap(name: string): void;
  laps(): Record<string, number>;
}

/** A running stopwatch. */
export function startStopwatch(): Stopwatch {
  const laps: Record<string, number> = {};
  let last = performance.now();
  return {
    lap(name) {
      const now = performance.now();
      laps[name] = Math.round((now - last) * 10) / 10;
      last = now;
    },
    laps: () => ({ ...laps }),
  };
}
