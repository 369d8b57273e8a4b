import { setTimeout as sleep } from 'node:timers/promises';

/** The clock of a served pipeline. */
export interface LiveClock {
  now(): Date;
  /** Waits until an instant of this clock, in epoch milliseconds; ends early when the signal is aborted. */
  until(epochMs: number, signal: AbortSignal): Promise<void>;
}

/** A clock that begins at `start` and runs `speed` times as fast as `real`, which gives epoch milliseconds. */
export function liveClock(start: Date, speed: number, real: () => number): LiveClock {
  const begun = real();
  const now = () => new Date(start.getTime() + (real() - begun) * speed);
  return {
    now,
    async until(epochMs, signal) {
      const wait = (epochMs - now().getTime()) / speed;
      if (wait <= 0 || signal.aborted) return;
      await sleep(wait, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    },
  };
}
