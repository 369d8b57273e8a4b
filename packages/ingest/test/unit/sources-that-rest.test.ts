import { beforeEach, describe, expect, test } from 'vitest';
import { SourceError } from '../../src/ports/source-error.ts';
import { sourcesOnTrial } from '../asking.ts';

const MINUTE = 60_000;
let trial: ReturnType<typeof sourcesOnTrial>;
beforeEach(() => {
  trial = sourcesOnTrial();
});

describe('the breaker', () => {
  test('opens after three failures, tries again after a quarter of an hour, and opens at once if that fails too', async () => {
    trial.failing.set('a', new SourceError('source.status', 'down'));
    const ask = trial.askAmong('a', 'b');
    for (let n = 0; n < 3; n++) expect(await trial.askedBy(ask)).toEqual(['a', 'b']);
    expect(await trial.askedBy(ask)).toEqual(['b']);
    trial.now = 15 * MINUTE - 1;
    expect(await trial.askedBy(ask)).toEqual(['b']);
    trial.now = 15 * MINUTE;
    expect(await trial.askedBy(ask)).toEqual(['a', 'b']);
    expect(await trial.askedBy(ask)).toEqual(['b']);
    trial.failing.clear();
    trial.now = 30 * MINUTE;
    expect(await trial.askedBy(ask)).toEqual(['a']);
    expect(await trial.askedBy(ask)).toEqual(['a']);
  });

  test('forgets failures that are not in a row', async () => {
    const ask = trial.askAmong('a', 'b');
    for (let n = 0; n < 6; n++) {
      if (n % 3 === 2) trial.failing.clear();
      else trial.failing.set('a', new SourceError('source.status', 'down'));
      expect((await trial.askedBy(ask))[0]).toBe('a');
    }
  });

  test('waits as long as a rate limit asks', async () => {
    trial.failing.set('a', new SourceError('source.rate_limited', 'slow', { retryAfterMs: 2 * MINUTE }));
    const ask = trial.askAmong('a', 'b');
    expect(await trial.askedBy(ask)).toEqual(['a', 'b']);
    trial.now = 2 * MINUTE - 1;
    expect(await trial.askedBy(ask)).toEqual(['b']);
    trial.now = 2 * MINUTE;
    expect(await trial.askedBy(ask)).toEqual(['a', 'b']);
  });

  test('asks the source that waits the shortest when all wait, rather than lose the tick', async () => {
    trial.failing.set('a', new SourceError('source.rate_limited', 'slow', { retryAfterMs: 5 * MINUTE }));
    trial.failing.set('b', new SourceError('source.rate_limited', 'slow', { retryAfterMs: 2 * MINUTE }));
    const ask = trial.askAmong('a', 'b');
    await trial.askedBy(ask);
    expect(await trial.askedBy(ask)).toEqual(['b']);
  });
});
