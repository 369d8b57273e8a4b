import { expect, test } from 'vitest';
import { COOL_DOWN_MS, createBreaker, FAILURES_TO_OPEN } from '../../src/asking/circuit-breaker.ts';
import { SourceError } from '../../src/ports/source-error.ts';

const DOWN = new SourceError('source.status', 'down');
const limited = (retryAfterMs: number) => new SourceError('source.rate_limited', 'slow', { retryAfterMs });

test('a source that never failed may be asked at any time', () => {
  expect(createBreaker().opensAgainAt()).toBe(Number.NEGATIVE_INFINITY);
});

test('three failures in a row keep it from being asked for fifteen minutes after the last one', () => {
  const breaker = createBreaker();
  for (const at of [1000, 2000]) breaker.failed(DOWN, at);
  expect(breaker.opensAgainAt()).toBe(Number.NEGATIVE_INFINITY);
  breaker.failed(DOWN, 3000);
  expect([FAILURES_TO_OPEN, breaker.opensAgainAt()]).toEqual([3, 3000 + 15 * 60_000]);
});

test('after the wait one more failure is enough', () => {
  const breaker = createBreaker();
  for (const at of [1, 2, 3]) breaker.failed(DOWN, at);
  breaker.failed(DOWN, 10 * COOL_DOWN_MS);
  expect(breaker.opensAgainAt()).toBe(11 * COOL_DOWN_MS);
});

test('an answer ends the wait and the count of failures', () => {
  const breaker = createBreaker();
  for (const at of [1, 2, 3]) breaker.failed(DOWN, at);
  breaker.succeeded();
  expect(breaker.opensAgainAt()).toBe(Number.NEGATIVE_INFINITY);
  for (const at of [4, 5]) breaker.failed(DOWN, at);
  expect(breaker.opensAgainAt()).toBe(Number.NEGATIVE_INFINITY);
});

test('a rate limit makes the wait longer, and never shorter', () => {
  const breaker = createBreaker();
  breaker.failed(limited(60_000), 1000);
  expect(breaker.opensAgainAt()).toBe(61_000);
  breaker.failed(limited(1000), 2000);
  expect(breaker.opensAgainAt()).toBe(61_000);
  breaker.failed(limited(1000), 3000);
  expect(breaker.opensAgainAt()).toBe(3000 + COOL_DOWN_MS);
});
