import { describe, expect, test } from 'vitest';
import { endlessPatience, type Patience, ThrottledError, withinInvocation, withPatience } from '../../src/index.ts';

const THROTTLED = Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' });

/** Patience whose pauses take no real time, for `seconds`; gives the pauses. */
function simulated(seconds: number): { patience: Patience; pauses: number[] } {
  let remainingMs = seconds * 1000;
  const pauses: number[] = [];
  const pause = async (ms: number) => {
    remainingMs -= ms;
  };
  const onThrottled = (ms: number) => void pauses.push(ms);
  return { patience: { ...endlessPatience(), remainingMs: () => remainingMs, pause, onThrottled }, pauses };
}

/** Something that is throttled so many times before it succeeds. */
function throttledTimes(times: number, error: Error = THROTTLED): () => Promise<string> {
  let left = times;
  return async () => {
    if (left-- > 0) throw error;
    return 'done';
  };
}

describe('a throttled request', () => {
  test('is repeated after growing pauses, each told before it begins', async () => {
    const { patience, pauses } = simulated(600);
    expect(await withPatience(throttledTimes(8), patience)).toBe('done');
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 16_000, 16_000]);
  });

  test.each([
    THROTTLED,
    Object.assign(new Error(), { name: 'ThrottlingException' }),
    Object.assign(new Error(), { name: 'RequestLimitExceeded' }),
    Object.assign(new Error(), { name: 'SlowDown' }),
    Object.assign(new Error(), { $metadata: { httpStatusCode: 429 } }),
  ])('is known by its name or its status: %o', async (error) => {
    expect(await withPatience(throttledTimes(1, error), simulated(600).patience)).toBe('done');
  });

  test('begins no pause that does not fit into the time that is left', async () => {
    const { patience, pauses } = simulated(3);
    const failure = await withPatience(throttledTimes(99), patience).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ThrottledError);
    expect(failure).toMatchObject({ code: 'dynamodb.throttled', details: { waited_ms: 1500 }, cause: THROTTLED });
    expect(pauses).toEqual([500, 1000]);
  });

  test('gives up after ten minutes without any capacity, however much time there is', async () => {
    const { patience, pauses } = simulated(Number.POSITIVE_INFINITY);
    await expect(withPatience(throttledTimes(Number.POSITIVE_INFINITY), patience)).rejects.toThrow(ThrottledError);
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(620_000);
  });
});

test('what is no throttling is thrown at once', async () => {
  const { patience, pauses } = simulated(600);
  await expect(withPatience(throttledTimes(1, new TypeError('broken')), patience)).rejects.toThrow(TypeError);
  expect(pauses).toEqual([]);
});

describe('an aborted signal', () => {
  const reason = new RangeError('stopped');

  test('ends a real pause at once, with its reason', async () => {
    const abort = new AbortController();
    const patience = endlessPatience(abort.signal);
    const ended = withPatience(async ({ abortSignal }) => {
      if (abortSignal.aborted) throw new Error('Request aborted');
      setTimeout(() => abort.abort(reason), 10);
      throw THROTTLED;
    }, patience);
    await expect(ended).rejects.toBe(reason);
  });

  test('is the reason of whatever the request throws then', async () => {
    const patience = endlessPatience(AbortSignal.abort(reason));
    await expect(withPatience(throttledTimes(1, new Error('Request aborted')), patience)).rejects.toBe(reason);
  });
});

describe('within an invocation', () => {
  const base = endlessPatience();

  test('patience ends with the time of the invocation, less the reserve', async () => {
    let leftMs = 5000;
    const patience = withinInvocation(base, { getRemainingTimeInMillis: () => leftMs }, 1000);
    expect(patience.remainingMs()).toBe(4000);
    leftMs = 500;
    expect(patience.remainingMs()).toBe(0);
  });

  test('its signal is aborted by then, with a coded reason', async () => {
    const { signal } = withinInvocation(base, { getRemainingTimeInMillis: () => 30 }, 10);
    expect(signal.aborted).toBe(false);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    expect(signal.reason).toMatchObject({ code: 'invocation.out_of_time' });
  });

  test('the signal that was given ends it too', () => {
    const given = endlessPatience(AbortSignal.abort());
    expect(withinInvocation(given, { getRemainingTimeInMillis: () => 30_000 }, 0).signal.aborted).toBe(true);
  });

  test('without a context nothing is changed', () => {
    expect(withinInvocation(base, undefined, 1000)).toBe(base);
  });
});
