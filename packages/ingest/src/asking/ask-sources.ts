import { type Log, showText } from '@quote-elt/runtime';
import type { Source, SourceAnswer, SourceRequest } from '../ports/source.ts';
import { sourceFailure } from '../ports/source-error.ts';
import { type CircuitBreaker, createBreaker } from './circuit-breaker.ts';
import { NoSourceError } from './no-source-error.ts';

/** A source that failed, the code and message of its error, and how long it took in milliseconds. */
interface SourceAttempt {
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly ms: number;
}

/** The first answer, the source that gave it, and the attempts before. */
interface FirstAnswer {
  readonly source: string;
  readonly answer: SourceAnswer;
  readonly attempts: readonly SourceAttempt[];
}

/** Asks sources until one answers; made once for each container, since it remembers which sources failed. */
export type AskSources = (request: SourceRequest) => Promise<FirstAnswer>;

/** The message of a failure is kept up to so many characters. */
const MAX_MESSAGE = 500;

/**
 * A way to ask `sources` in their order; one that fails too often is left out for a while. Whatever a source throws is its own
 * failure, and the next one is asked. Throws NoSourceError.
 */
export function createAskSources(sources: readonly Source[], now: () => Date, log: Log): AskSources {
  const guarded = sources.map((source) => ({ source, breaker: createBreaker() }));
  return async (request) => {
    const attempts: SourceAttempt[] = [];
    for (const { source, breaker } of askable(guarded, now().getTime())) {
      if (request.signal.aborted) break;
      const started = performance.now();
      try {
        const answer = await source.fetch(request);
        breaker.succeeded();
        return { source: source.name, answer, attempts };
      } catch (thrown) {
        const failure = sourceFailure(source.name, thrown);
        // Where the time of the whole tick is over, the source that was just asked is not to blame.
        if (!request.signal.aborted || failure.retryAfterMs !== undefined) breaker.failed(failure, now().getTime());
        const ms = Math.round(performance.now() - started);
        const attempt = {
          source: source.name,
          code: failure.code,
          message: showText(failure.message, MAX_MESSAGE),
          ms,
        };
        attempts.push(attempt);
        const { message: reason, ...fields } = attempt;
        log('WARN', 'source failed', { tick: request.tick, ...fields, reason });
      }
    }
    throw new NoSourceError(request.tick, attempts);
  };
}

interface Guarded {
  readonly source: Source;
  readonly breaker: CircuitBreaker;
}

/** The sources that may be asked; when all of them wait, the one whose wait ends first, since a request in vain costs less than a lost tick. */
function askable(guarded: readonly Guarded[], now: number): readonly Guarded[] {
  const ready = guarded.filter(({ breaker }) => breaker.opensAgainAt() <= now);
  if (ready.length > 0) return ready;
  const [first] = [...guarded].sort((a, b) => a.breaker.opensAgainAt() - b.breaker.opensAgainAt());
  return first === undefined ? [] : [first];
}
