import type { Log } from '@quote-elt/runtime';
import { type IngestResult, type Quote, rawItem, type Tick } from '@quote-elt/shared';
import type { AskSources } from './ask-sources.ts';
import type { ItemStore, RejectedRecord, SourceRequest } from './ports.ts';

/** A rejected record is logged up to so many characters of its JSON. */
const MAX_PAYLOAD = 2000;

/** What a tick needs of the world. */
export interface IngestPorts {
  readonly ask: AskSources;
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
export async function ingestTick(request: SourceRequest, ports: IngestPorts): Promise<IngestResult> {
  const { tick, count } = request;
  const { source, answer, attempts } = await ports.ask(request);
  reportRejected(tick, source, answer.rejected, ports);
  // A source may ignore the limit; the batch is what was asked for.
  const outcomes = await storeInOrder(tick, answer.quotes.slice(0, count), source, ports);
  const written = outcomes.filter((outcome) => outcome === 'written').length;
  const duplicates = outcomes.length - written;
  const result = { tick, source, written, duplicates, rejected: answer.rejected.length };
  ports.log('INFO', 'tick ingested', { ...result, attempts });
  return result;
}

function reportRejected(tick: Tick, source: string, rejected: readonly RejectedRecord[], ports: IngestPorts): void {
  for (const { reason, payload } of rejected) {
    const cut = JSON.stringify(payload).slice(0, MAX_PAYLOAD);
    ports.log('WARN', 'record rejected', { tick, source, reason, payload: cut });
  }
  if (rejected.length > 0) ports.countRejected(rejected.length);
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
