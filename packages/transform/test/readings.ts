import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { verifyDay } from '../src/days/verify-day.ts';
import type { memoryLedger } from '../src/ledger/memory-ledger.ts';
import type { Warehouse } from '../src/ports/ports.ts';
import { folderWarehouse } from '../src/warehouse/folder-warehouse.ts';
import { publishedOf, readerOf } from './published.ts';
import { DAY, SETTINGS } from './support.ts';

/** Rows of the day when it was published first, and when it is published again. */
export const [OLD, NEW] = [2, 4];

/** A warehouse under test. */
export interface OpenedWarehouse {
  readonly warehouse: Warehouse;
  close(): Promise<void>;
}

/** A warehouse in a new folder, which its closing removes. */
export async function inFolder(): Promise<OpenedWarehouse> {
  const folder = await mkdtemp(join(tmpdir(), 'publishing-test-'));
  return { warehouse: folderWarehouse(folder), close: () => rm(folder, { recursive: true }) };
}

type Published = Awaited<ReturnType<typeof publishedOf>>;

/** Makes, before the tests of a file, what each reading of the day publishes where nothing disturbs it. */
export function knownReadings() {
  const published = new Map<number, Published>();
  beforeAll(async () => {
    for (let rows = OLD; rows <= NEW; rows++) {
      const { warehouse, close } = await inFolder();
      published.set(rows, await publishedOf(rows, warehouse));
      await close();
    }
  });
  afterAll(() => published.clear());

  /** What a reading of so many rows publishes. */
  function publishedWith(rows: number): Published {
    const found = published.get(rows);
    if (found === undefined) throw new RangeError(`no day of ${rows} rows`);
    return found;
  }

  /** How many rows the reading had that left an object; 0 where there is none. */
  function rowsOf(key: string, sha256: string | undefined): number {
    if (sha256 === undefined) return 0;
    const found = [...published].find(([, { objects }]) => objects[key] === sha256);
    if (found === undefined) throw new Error(`${key} is of no reading`);
    return found[0];
  }

  return { publishedWith, rowsOf };
}

/** What is wrong with the objects of the day by its record. */
export async function problemsIn(warehouse: Warehouse, ledger: ReturnType<typeof memoryLedger>, rows: number) {
  const verdicts = await verifyDay(DAY, SETTINGS, { reader: readerOf(rows), ledger, warehouse });
  return verdicts.flatMap(({ name, identical, objects }) => [...(identical ? [] : [name]), ...objects]);
}
