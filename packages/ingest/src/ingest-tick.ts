import { type IngestResult, type Quote, rawItem, type Tick } from '@quote-elt/shared';
import type { Log } from '@quote-elt/shared/runtime';
import { NoSourceError, SourceError } from './errors.ts';
import type { ItemStore, QuoteSource, SourceAnswer } from './ports.ts';

/** What one tick is to do. */
export interface IngestRequest {
  readonly tick: Tick;
  /** Quotes asked for, 1 to 50. */
  readonly count: number;
  readonly signal: AbortSignal;
}

/** What a tick needs of the world; sources are asked in order until one answers. */
export interface IngestPorts {
  readonly sources: readonly QuoteSource[];
  readonly store: ItemStore;
  readonly now: () => Date;
  readonly log: Log;
  /** Told how many records of an answer were no quotes, when there were any. */
  readonly countRejected: (records: number) => void;
}

/**
 * Stores the quotes of one tick, each under a key made from the tick and its place in the batch, so that
 * a repeated tick writes nothing twice. Throws NoSourceError when no source answers, and what the store throws.
 */
export async function ingestTick(request: IngestRequest, ports: IngestPorts): Promise<IngestResult> {
  const { source, answer } = await firstAnswer(request, ports);
  for (const { reason, payload } of answer.rejected) {
    ports.log('WARN', 'record rejected', { tick: request.tick, source, reason, payload });
  }
  if (answer.rejected.length > 0) ports.countRejected(answer.rejected.length);
  // A source may ignore the limit; the batch is what was asked for.
  const outcomes = await storeInOrder(request.tick, answer.quotes.slice(0, request.count), source, ports);
  const written = outcomes.filter((outcome) => outcome === 'written').length;
  const result = { tick: request.tick, source, written, duplicates: outcomes.length - written };
  ports.log('INFO', 'tick ingested', result);
  return result;
}

async function firstAnswer(
  { tick, count, signal }: IngestRequest,
  { sources, log }: IngestPorts,
): Promise<{ source: string; answer: SourceAnswer }> {
  const attempts: { source: string; code: string; message: string }[] = [];
  for (const source of sources) {
    try {
      return { source: source.name, answer: await source.fetch(count, signal) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      attempts.push({ source: source.name, code: error.code, message: error.message });
      log('WARN', 'source failed', { tick, source: source.name, code: error.code, reason: error.message });
    }
  }
  throw new NoSourceError(tick, attempts);
}

async function storeInOrder(
  tick: Tick,
  quotes: readonly Quote[],
  source: string,
  { store, now }: IngestPorts,
): Promise<('written' | 'duplicate')[]> {
  const fetchedAt = now();
  const outcomes: ('written' | 'duplicate')[] = [];
  for (const [index, quote] of quotes.entries()) {
    outcomes.push(await store.put(rawItem(tick, index, quote, source, fetchedAt)));
  }
  return outcomes;
}
