import { type Log, showForeign, showText } from '@quote-elt/runtime';
import { type IngestResult, rawItem, type SourceRecord, type Tick } from '@quote-elt/shared';
import type { AskSources } from './asking/ask-sources.ts';
import type { ItemStore } from './ports/item-store.ts';
import type { RejectedRecord, SourceAnswer, SourceRequest } from './ports/source.ts';

/** A rejected record is logged up to so many characters of its JSON. */
const MAX_PAYLOAD = 2000;

/** So many rejected records of an answer are logged; all are counted. */
const MAX_LOGGED = 20;

/** A record and its place in the batch. */
type PlacedRecord = readonly [place: number, record: SourceRecord];

/** What a tick needs from outside. */
export interface IngestPorts {
  readonly ask: AskSources;
  readonly store: ItemStore;
  readonly now: () => Date;
  readonly log: Log;
  /** Called with the number of rejected records of an answer, when there were any. */
  readonly countRejected: (records: number) => void;
}

/**
 * Stores the records of one tick, each under a key made from the tick and its place in the batch, so that
 * a repeated tick writes nothing twice. Throws NoSourceError when no source answers, and what the store throws.
 * What a batch of two answers may hold: docs/architecture.md#what-a-batch-may-hold
 */
export async function ingestTick(request: SourceRequest, ports: IngestPorts): Promise<IngestResult> {
  const { tick, count } = request;
  const { source, answer, attempts } = await ports.ask(request);
  const outcomes = await storeInOrder(tick, placesIn(answer, count), source, ports);
  // They are reported after storing, so that a failing report loses no record.
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

/** The records of a batch by their places; a source may ignore the limit, the batch is what was asked for. */
function placesIn({ records, places }: SourceAnswer, count: number): PlacedRecord[] {
  const placed = records.map((record, index): PlacedRecord => [places?.[index] ?? index, record]);
  return placed.filter(([place]) => Number.isInteger(place) && place >= 0 && place < count);
}

async function storeInOrder(
  tick: Tick,
  records: readonly PlacedRecord[],
  source: string,
  { store, now }: IngestPorts,
): Promise<('written' | 'duplicate')[]> {
  const fetchedAt = now();
  const outcomes: ('written' | 'duplicate')[] = [];
  for (const [place, record] of records) {
    outcomes.push(await store.put(rawItem(tick, place, record, source, fetchedAt)));
  }
  return outcomes;
}
