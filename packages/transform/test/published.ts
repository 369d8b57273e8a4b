import { encodeItem } from '@quote-elt/shared/dynamodb';
import { type DayTime, transformDay } from '../src/days/transform-day.ts';
import { memoryLedger } from '../src/ledger/memory-ledger.ts';
import { MARTS } from '../src/marts/marts.ts';
import type { Ledger, RowReader, Warehouse } from '../src/ports/ports.ts';
import { memoryRowReader } from '../src/rows/memory-row-reader.ts';
import { objectKey } from '../src/warehouse/object-key.ts';
import { sha256Of } from '../src/warehouse/sha256.ts';
import { DAY, itemAt, memoryLog, NOW, SETTINGS } from './support.ts';

/** The keys of the test's day, in the order in which they are put. */
export const KEYS = MARTS.map((mart) => objectKey(mart, DAY));

/** The test's day as it is when it has so many rows. */
export function readerOf(rows: number): RowReader {
  return memoryRowReader(new Map([[DAY, Array.from({ length: rows }, (_, n) => encodeItem(itemAt(n)))]]));
}

/** Transforms the test's day, as a Lambda would. */
export function transformOnce(
  ports: { readonly reader: RowReader; readonly ledger: Ledger; readonly warehouse?: Warehouse },
  time: DayTime = {},
) {
  const { log } = memoryLog();
  const common = { now: () => NOW, log, countDay: () => undefined };
  return transformDay(DAY, { ...SETTINGS, threads: 1 }, { ...ports, ...common }, time);
}

/** What a transform of so many rows leaves where there was nothing: its record, and the SHA-256 of the bytes under each key. */
export async function publishedOf(rows: number, warehouse: Warehouse) {
  const { record } = await transformOnce({ reader: readerOf(rows), ledger: memoryLedger(), warehouse });
  return { record, objects: await objectsIn(warehouse) };
}

/** The SHA-256 of the bytes under each key of the test's day. */
export async function objectsIn(warehouse: Warehouse): Promise<Readonly<Record<string, string | undefined>>> {
  const found: [string, string | undefined][] = [];
  for (const key of KEYS) {
    const bytes = await warehouse.get(key);
    found.push([key, bytes && sha256Of(bytes)]);
  }
  return Object.fromEntries(found);
}

/** Ports whose every request, of a reader, a ledger and a warehouse, goes through `request`. */
export function watchedPorts(
  ports: { readonly reader: RowReader; readonly ledger: Ledger; readonly warehouse: Warehouse },
  request: <T>(name: string, work: () => Promise<T>) => Promise<T>,
): { reader: RowReader; ledger: Ledger; warehouse: Warehouse } {
  const { reader, ledger, warehouse } = ports;
  return {
    reader: {
      hasRows: (date) => request('has rows', () => reader.hasRows(date)),
      async *pages(date) {
        // One page: the day is read at one moment.
        await request('read', async () => undefined);
        yield* reader.pages(date);
      },
    },
    ledger: {
      get: (date) => request('ledger get', () => ledger.get(date)),
      list: (from, to) => request('ledger list', () => ledger.list(from, to)),
      firstDate: () => request('ledger first', () => ledger.firstDate()),
      put: (record, previous) => request('ledger put', () => ledger.put(record, previous)),
    },
    warehouse: {
      ...warehouse,
      head: (key) => request(`head ${key}`, () => warehouse.head(key)),
      put: (key, bytes, expected) => request(`put ${key}`, () => warehouse.put(key, bytes, expected)),
    },
  };
}
