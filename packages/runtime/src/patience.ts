import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from './coded-error.ts';
import { statusOf } from './status-of.ts';

/** Pauses double from the first to the longest, in milliseconds: a page of 128 read units takes half a minute at 5 a second. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 16_000;

/** Capacity that does not come for so long goes to somebody else, in milliseconds. */
const STARVED_MS = 600_000;

/** How long a throttled request may wait, and how. */
export interface Patience {
  /** Milliseconds that are left; a pause that is longer is not begun. */
  readonly remainingMs: () => number;
  /** Ends requests and pauses. */
  readonly signal: AbortSignal;
  /** Lets time pass, until the signal ends it. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of each pause before it begins, in milliseconds. */
  readonly onThrottled: (pauseMs: number) => void;
}

/** A table gave no capacity in the time that was left (`dynamodb.throttled`). */
export class ThrottledError extends CodedError {
  constructor(waitedMs: number, cause: unknown) {
    super('dynamodb.throttled', `the table gave no capacity after ${Math.round(waitedMs / 1000)} seconds of waiting`, {
      hint: 'run it again later, or raise the capacity of the table (rawCapacity of the stack)',
      details: { waited_ms: waitedMs },
      cause,
    });
  }
}

/** Lambda would have ended the invocation before the work was done (`invocation.out_of_time`). */
class OutOfTimeError extends CodedError {
  constructor() {
    super('invocation.out_of_time', 'the time of the invocation is over', {
      hint: 'Lambda retries the event; if that does not help, look at what was slow, or give the function more time',
    });
  }
}

/** Patience without an end of its own: pauses are real, `signal` ends them. */
export function endlessPatience(signal: AbortSignal = new AbortController().signal): Patience {
  return {
    remainingMs: () => Number.POSITIVE_INFINITY,
    signal,
    // An aborted pause just ends: the request that follows it finds the signal aborted and throws its reason.
    pause: (ms, until) => sleep(ms, undefined, { signal: until }).catch(() => undefined),
    onThrottled: () => undefined,
  };
}

/** The part of Lambda's context that is used. */
export interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

/**
 * The same patience, but no longer than until `reserveMs` before Lambda ends the invocation, when its signal is aborted with
 * `reason`. Without a context nothing ends it.
 */
export function withinInvocation(
  patience: Patience,
  context: InvocationContext | undefined,
  reserveMs: number,
  reason: () => Error = () => new OutOfTimeError(),
): Patience {
  if (context === undefined) return patience;
  const leftMs = () => Math.max(context.getRemainingTimeInMillis() - reserveMs, 0);
  const end = new AbortController();
  setTimeout(() => end.abort(reason()), leftMs()).unref();
  return {
    ...patience,
    remainingMs: () => Math.min(patience.remainingMs(), leftMs()),
    signal: AbortSignal.any([patience.signal, end.signal]),
  };
}

/**
 * What `send` gives, tried again for as long as the service throttles it and there is time: the request, not the work
 * around it, is repeated. Throws ThrottledError when the time does not last, the reason of the signal once that is aborted,
 * and everything else that `send` throws.
 */
export async function withPatience<T>(
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  { remainingMs, signal, pause, onThrottled }: Patience,
): Promise<T> {
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await send({ abortSignal: signal });
    } catch (error) {
      signal.throwIfAborted();
      if (!isThrottling(error)) throw error;
      if (pauseMs > remainingMs() || waitedMs >= STARVED_MS) throw new ThrottledError(waitedMs, error);
    }
    onThrottled(pauseMs);
    await pause(pauseMs, signal);
    waitedMs += pauseMs;
  }
}

/** Names of the answers of DynamoDB, and the one of S3, that ask for a slower pace. */
const THROTTLING = /^(ProvisionedThroughputExceeded|Throttling|RequestLimitExceeded|TooManyRequests|SlowDown$)/;

function isThrottling(error: unknown): boolean {
  return error instanceof Error && (THROTTLING.test(error.name) || statusOf(error) === 429);
}
