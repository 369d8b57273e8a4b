import type { Log } from '@quote-elt/runtime';
import { type CircuitBreaker, createBreaker } from './circuit-breaker.ts';
import { NoSourceError, SourceError } from './errors.ts';
import type { QuoteSource, SourceAnswer, SourceRequest } from './ports.ts';

/** A source that was asked in vain, why, and how long that took. */
export interface SourceAttempt {
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly ms: number;
}

/** The first answer, who gave it, and who was asked before. */
export interface FirstAnswer {
  readonly source: string;
  readonly answer: SourceAnswer;
  readonly attempts: readonly SourceAttempt[];
}

/** Asks sources until one answers; made once for each container, since it remembers who failed. */
export type AskSources = (request: SourceRequest) => Promise<FirstAnswer>;

/** A way to ask `sources` in their order; one that fails too often is left out for a while. Throws NoSourceError. */
export function createAskSources(sources: readonly QuoteSource[], now: () => Date, log: Log): AskSources {
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
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        breaker.failed(error, now().getTime());
        const ms = Math.round(performance.now() - started);
        attempts.push({ source: source.name, code: error.code, message: error.message, ms });
        log('WARN', 'source failed', {
          tick: request.tick,
          source: source.name,
          code: error.code,
          reason: error.message,
          ms,
        });
      }
    }
    throw new NoSourceError(request.tick, attempts);
  };
}

interface Guarded {
  readonly source: QuoteSource;
  readonly breaker: CircuitBreaker;
}

/** The sources that may be asked; when none may, the one whose wait ends first: better a vain request than a lost tick. */
function askable(guarded: readonly Guarded[], now: number): readonly Guarded[] {
  const ready = guarded.filter(({ breaker }) => breaker.opensAgainAt() <= now);
  if (ready.length > 0) return ready;
  const [first] = [...guarded].sort((a, b) => a.breaker.opensAgainAt() - b.breaker.opensAgainAt());
  return first === undefined ? [] : [first];
}
