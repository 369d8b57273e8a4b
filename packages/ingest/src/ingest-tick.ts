import { type Log, showForeign, showText } from '@quote-elt/runtime';
import { type IngestResult, type Quote, rawItem, type Tick } from '@quote-elt/shared';
import type { AskSources } from './ask-sources.ts';
import type { ItemStore, RejectedRecord, SourceAnswer, SourceRequest } from './ports.ts';

/** A rejected record is logged up to so many characters of its JSON. */
const MAX_PAYLOAD = 2000;

/** So many rejected records of an answer are logged; all are counted. */
const MAX_LOGGED = 20;

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
 * What a batch of two answers is: docs/architecture.md#what-a-batch-may-hold
 */
export async function ingestTick(request: SourceRequest, ports: IngestPorts): Promise<IngestResult> {
  const { tick, count } = request;
  const { source, answer, attempts } = await ports.ask(request);
  const outcomes = await storeInOrder(tick, placesIn(answer, count), source, ports);
  // Only now: nothing that is reported may cost what can be stored.
  reportRejected(tick, source, answer.rejected, ports);
  const written = outcomes.filter((outcome) => outcome === 'written').length;
  const duplicates = outcomes.length - written;
  const result = { tick, source, written, duplicates, rejected: answer.rejected.length };
  ports.log('INFO', 'tick ingested', { ...result, attempts });
  return result;
}

function reportRejected(tick: Tick, source: string, rejected: readonly RejectedRecord[], ports: IngestPorts): void {
  for (const { reason, payload } of rejected.slice(0, MAX_LOGGED)) {
    const shown = { reason: showText(reason, MAX_PAYLOAD), payload: showForeign(payload, MAX_PAYLOAD) };
    ports.log('WARN', 'record rejected', { tick, source, ...shown });
  }
  if (rejected.length > 0) ports.countRejected(rejected.length);
}

/** The quotes of a batch by their places; a source may ignore the limit, the batch is what was asked for. */
function placesIn({ quotes, places }: SourceAnswer, count: number): [place: number, quote: Quote][] {
  const placed = quotes.map((quote, index): [number, Quote] => [places?.[index] ?? index, quote]);
  return placed.filter(([place]) => Number.isInteger(place) && place >= 0 && place < count);
}

async function storeInOrder(
  tick: Tick,
  quotes: readonly [place: number, quote: Quote][],
  source: string,
  { store, now }: IngestPorts,
): Promise<('written' | 'duplicate')[]> {
  const fetchedAt = now();
  const outcomes: ('written' | 'duplicate')[] = [];
  for (const [place, quote] of quotes) {
    outcomes.push(await store.put(rawItem(tick, place, quote, source, fetchedAt)));
  }
  return outcomes;
}
