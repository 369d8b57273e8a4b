import { SourceError } from '../ports/source-error.ts';

/** Failures in a row that open a breaker. */
export const FAILURES_TO_OPEN = 3;

/** How long an open breaker keeps a source from being asked. */
export const COOL_DOWN_MS = 15 * 60_000;

/** Keeps a source that fails from being asked again and again; it lives as long as its warm container. Times in epoch milliseconds. */
export interface CircuitBreaker {
  /** When the source may be asked again; in the past when it may be asked now. */
  opensAgainAt(): number;
  succeeded(): void;
  failed(error: unknown, now: number): void;
}

/** A closed breaker. It opens after three failures in a row, or for as long as a rate limit asks. */
export function createBreaker(): CircuitBreaker {
  let failures = 0;
  let waitUntil = Number.NEGATIVE_INFINITY;
  return {
    opensAgainAt: () => waitUntil,
    succeeded() {
      failures = 0;
      waitUntil = Number.NEGATIVE_INFINITY;
    },
    failed(error, now) {
      failures++;
      // There is one try after the cool-down: if that fails too, the breaker opens at once.
      if (failures >= FAILURES_TO_OPEN) waitUntil = now + COOL_DOWN_MS;
      if (error instanceof SourceError && error.retryAfterMs !== undefined) {
        waitUntil = Math.max(waitUntil, now + error.retryAfterMs);
      }
    },
  };
}
