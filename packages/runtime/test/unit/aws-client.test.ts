import { describe, expect, test } from 'vitest';
import { awsClientConfig, dynamoDbClientConfig } from '../../src/index.ts';
import { retryTransient } from '../../src/retry-transient.ts';

test.each(['lambda', 'command'] as const)('every attempt of a client on a %s is bounded in every way', (place) => {
  const { maxAttempts, requestHandler, extensions } = awsClientConfig(place);
  expect(requestHandler.throwOnRequestTimeout).toBe(true);
  const { connectionTimeout, requestTimeout, socketTimeout } = requestHandler;
  for (const bound of [connectionTimeout, requestTimeout, socketTimeout]) {
    expect(bound).toBeGreaterThanOrEqual(1000);
    expect(bound).toBeLessThanOrEqual(5000);
  }
  expect(extensions).toHaveLength(1);
  expect(maxAttempts).toBeGreaterThan(1);
});

test('a caller may bound its attempts more tightly', () => {
  const bounds = { connect: 1, answer: 2, idle: 3, attempt: 4, attempts: 5 };
  const { maxAttempts, requestHandler } = dynamoDbClientConfig('command', bounds);
  expect(requestHandler).toMatchObject({ connectionTimeout: 1, requestTimeout: 2, socketTimeout: 3 });
  expect(maxAttempts).toBe(5);
});

describe('the retry strategy of DynamoDB', () => {
  const strategy = retryTransient(3, () => 0.5);

  test('tries what the network broke three times in all, after growing pauses', async () => {
    const first = await strategy.acquireInitialRetryToken('');
    const second = await strategy.refreshRetryTokenForRetry(first, { errorType: 'TRANSIENT' });
    const third = await strategy.refreshRetryTokenForRetry(second, { errorType: 'TRANSIENT' });
    expect([second, third].map((token) => token.getRetryDelay())).toEqual([25, 50]);
    await expect(strategy.refreshRetryTokenForRetry(third, { errorType: 'TRANSIENT' })).rejects.toThrow();
  });

  test.each(['THROTTLING', 'SERVER_ERROR', 'CLIENT_ERROR'])('leaves %s to the caller', async (errorType) => {
    const first = await strategy.acquireInitialRetryToken('');
    await expect(strategy.refreshRetryTokenForRetry(first, { errorType })).rejects.toThrow();
  });

  test('never runs out, however much was throttled before', async () => {
    for (let n = 0; n < 10_000; n++) {
      const token = await strategy.acquireInitialRetryToken('');
      await strategy.refreshRetryTokenForRetry(token, { errorType: 'TRANSIENT' });
    }
    const token = await strategy.acquireInitialRetryToken('');
    expect((await strategy.refreshRetryTokenForRetry(token, { errorType: 'TRANSIENT' })).getRetryCount()).toBe(1);
  });

  test('is that of its client, with the attempts of the place', () => {
    expect(Object.keys(dynamoDbClientConfig('lambda'))).toContain('retryStrategy');
  });
});
