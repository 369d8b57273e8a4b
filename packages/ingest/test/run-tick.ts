import { type RawItem, type SourceRecord, toTick } from '@quote-elt/shared';
import { sampleRecord } from '@quote-elt/shared/testing';
import { type IngestPorts, ingestTick } from '../src/ingest-tick.ts';
import type { ItemStore } from '../src/ports/item-store.ts';
import type { SourceAnswer } from '../src/ports/source.ts';
import type { memoryItemStore } from '../src/stores/memory-item-store.ts';

export const TICK = toTick(Date.parse('2026-11-22T10:00:00Z'));

/** The names that tests have given to records, each by the content of its record. */
const NAMES = new Map<string, string>();
const RECORDS = new Map<string, SourceRecord>();

/** A record that a test speaks of by a name of its own; another name is another record. */
export function recordOf(name: string): SourceRecord {
  const record = RECORDS.get(name) ?? sampleRecord(RECORDS.size);
  RECORDS.set(name, record);
  NAMES.set(contentOf(record), name);
  return record;
}

function contentOf(record: object): string {
  return JSON.stringify(Object.entries(record).sort());
}

/** The name of the record that an item was made of. */
function nameOf({ ingested_date, ingested_at, source, fetched_at, schema_version, ...record }: RawItem) {
  return NAMES.get(contentOf(record));
}

interface Line {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Runs a tick whose source gives `answer`; gives what was logged and counted. */
export async function run(answer: SourceAnswer, store: ItemStore, { count = 50, events = [] as string[] } = {}) {
  const lines: Line[] = [];
  const counted: number[] = [];
  const ports: IngestPorts = {
    ask: async () => ({ source: 'fixed', answer, attempts: [] }),
    store: {
      async put(item) {
        events.push('put');
        return store.put(item);
      },
    },
    now: () => new Date(0),
    log: (level, message, fields = {}) => {
      events.push(message);
      lines.push({ level, message, fields });
    },
    countRejected: (records) => void counted.push(records),
  };
  const result = await ingestTick({ tick: TICK, count, signal: new AbortController().signal }, ports);
  return { result, lines, counted };
}

/** What is stored, by its place in the batch. */
export const places = (store: ReturnType<typeof memoryItemStore>) =>
  store.items().map((item) => [Date.parse(item.ingested_at) - Date.parse(TICK), nameOf(item)]);
