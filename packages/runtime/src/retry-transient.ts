/** Pauses between attempts double from the first to the longest, in milliseconds; each is drawn from 0 up to that. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/** What the SDK keeps between two attempts at one request. */
interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

/** A retry strategy of the SDK (its `RetryStrategyV2`). */
export interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  refreshRetryTokenForRetry(token: RetryToken, info: { readonly errorType: string }): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

/**
 * Tries again what the network or the service broke, up to `maxAttempts` in all, and nothing else. The SDK's own strategies
 * count requests, not read units: a page of 128 units at 5 units a second is far below the slowest rate that `adaptive`
 * knows, and `standard` gives up for good once throttling has used up its quota of retries.
 */
export function retryTransient(maxAttempts: number, random: () => number = Math.random): RetryStrategy {
  const tokenOf = (count: number): RetryToken => ({
    getRetryCount: () => count,
    getRetryDelay: () => random() * Math.min(FIRST_PAUSE_MS * 2 ** (count - 1), LONGEST_PAUSE_MS),
  });
  return {
    acquireInitialRetryToken: async () => tokenOf(0),
    async refreshRetryTokenForRetry(token, { errorType }) {
      const attempts = token.getRetryCount() + 1;
      if (errorType === 'TRANSIENT' && attempts < maxAttempts) return tokenOf(attempts);
      // The SDK then throws the error of the attempt.
      throw new Error('no further attempt');
    },
    recordSuccess: () => undefined,
  };
}
