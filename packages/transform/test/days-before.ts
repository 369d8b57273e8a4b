import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '@quote-elt/shared';
import { expect } from 'vitest';
import { memoryLedger } from '../src/ledger/memory-ledger.ts';
import { MARTS } from '../src/marts/marts.ts';
import { readParquet } from '../src/marts/read-parquet.ts';
import type { Warehouse } from '../src/ports/ports.ts';
import { objectKey } from '../src/warehouse/object-key.ts';
import { KEYS, readerOf, transformOnce } from './published.ts';
import { DAY, withTempFolder } from './support.ts';

const YESTERDAY = MARTS.map((mart) => objectKey(mart, addDays(DAY, -1)));

/** Reads the objects of the day before, which are whole whatever happens to this one. */
export async function expectDayBefore(warehouse: Warehouse) {
  await withTempFolder(async (folder) => {
    for (const key of YESTERDAY) {
      const file = join(folder, 'part.parquet');
      await writeFile(file, (await warehouse.get(key)) ?? '');
      expect((await readParquet(file, 'all', 10)).length).toBeGreaterThan(0);
    }
  });
}

/** Publishes two rows of the day, and the same as the day before it. */
export async function publishTwoDays(warehouse: Warehouse) {
  const ledger = memoryLedger();
  await transformOnce({ reader: readerOf(2), ledger, warehouse });
  for (const [n, key] of KEYS.entries())
    await warehouse.put(String(YESTERDAY[n]), (await warehouse.get(key)) ?? new Uint8Array(), undefined);
  return ledger;
}
