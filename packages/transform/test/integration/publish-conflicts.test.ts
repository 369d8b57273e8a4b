import { expect, test } from 'vitest';
import { MAX_CONFLICTS } from '../../src/days/settle.ts';
import { verifyDay } from '../../src/days/verify-day.ts';
import { WarehouseConflictError, WarehouseError } from '../../src/errors/warehouse-errors.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import type { Ledger, Warehouse } from '../../src/ports/ports.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { KEYS, objectsIn, publishedOf, readerOf, transformOnce } from '../published.ts';
import { DAY, SETTINGS, withTempFolder } from '../support.ts';

const BROKEN = new Error('it broke');
const [FACTS = '', NEXT = ''] = KEYS;

/** A ledger whose first put is preceded by something else. */
function beforeFirstPut(ledger: Ledger, first: () => Promise<unknown>): Ledger {
  let puts = 0;
  return {
    ...ledger,
    async put(...record) {
      if (puts++ === 0) await first();
      await ledger.put(...record);
    },
  };
}

/** A warehouse whose first put of `key` fails, after something else. */
function failingAt(
  key: string,
  warehouse: Warehouse,
  first: () => Promise<unknown> = async () => undefined,
  error: Error = BROKEN,
): Warehouse {
  let failed = false;
  return {
    ...warehouse,
    async put(...put) {
      if (put[0] !== key || failed) return warehouse.put(...put);
      failed = true;
      await first();
      throw error;
    },
  };
}

async function expectPublished(rows: number, ledger: Ledger, warehouse: Warehouse) {
  const clean = await withTempFolder((folder) => publishedOf(rows, folderWarehouse(folder)));
  expect(await objectsIn(warehouse)).toEqual(clean.objects);
  expect(await ledger.get(DAY)).toMatchObject({ status: 'succeeded', rows, published: clean.record.published });
  const verdicts = await verifyDay(DAY, SETTINGS, { reader: readerOf(rows), ledger, warehouse });
  expect(verdicts.flatMap(({ objects }) => objects)).toEqual([]);
}

test('a run that published before another one published more and failed reads the day again, and names what stands', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    let rows = 2;
    const reader = { ...readerOf(0), pages: (date: typeof DAY) => readerOf(rows).pages(date) };
    const newer = async () => {
      rows = 4;
      const failing = { reader: readerOf(4), ledger, warehouse: failingAt(NEXT, warehouse) };
      await expect(transformOnce(failing)).rejects.toBe(BROKEN);
    };
    await transformOnce({ reader, ledger: beforeFirstPut(ledger, newer), warehouse });
    await expectPublished(4, ledger, warehouse);
  });
});

test('a run that fails half way, while an older one is recorded, reads the day again instead of taking that record', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    const published = Promise.withResolvers<void>();
    const recording = Promise.withResolvers<void>();
    const waiting = beforeFirstPut(ledger, () => {
      published.resolve();
      return recording.promise;
    });
    const older = transformOnce({ reader: readerOf(2), ledger: waiting, warehouse });
    await published.promise;
    const recordOlder = () => {
      recording.resolve();
      return older;
    };
    const newer = { reader: readerOf(4), ledger, warehouse: failingAt(NEXT, warehouse, recordOlder) };
    await transformOnce(newer);
    await expectPublished(4, ledger, warehouse);
  });
});

test('a run that failed half way has told so, and the next one repairs what it left', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    await transformOnce({ reader: readerOf(2), ledger, warehouse });
    const failing = { reader: readerOf(4), ledger, warehouse: failingAt(NEXT, warehouse) };
    await expect(transformOnce(failing)).rejects.toBe(BROKEN);
    expect(await ledger.get(DAY)).toMatchObject({ status: 'failed', rows: 2, failure: { message: 'it broke' } });
    const verdicts = await verifyDay(DAY, SETTINGS, { reader: readerOf(2), ledger, warehouse });
    expect(verdicts.flatMap(({ objects }) => objects)).toEqual([{ problem: 'changed', key: FACTS }]);
    await transformOnce({ reader: readerOf(4), ledger, warehouse });
    await expectPublished(4, ledger, warehouse);
  });
});

test('what a failed run has put is named by its record where no run has succeeded', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    const failing = { reader: readerOf(2), ledger, warehouse: failingAt(NEXT, warehouse) };
    await expect(transformOnce(failing)).rejects.toBe(BROKEN);
    const record = await ledger.get(DAY);
    expect(Object.values(record?.published ?? {}).map(({ key }) => key)).toEqual([FACTS]);
  });
});

test('a run that loses each time gives up with a code, and leaves the record as it was', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    await transformOnce({ reader: readerOf(2), ledger, warehouse });
    const before = await ledger.get(DAY);
    let lost = 0;
    const losing: Warehouse = {
      ...warehouse,
      put: async (key) => {
        lost++;
        throw new WarehouseConflictError(key);
      },
    };
    const lostRun = transformOnce({ reader: readerOf(4), ledger, warehouse: losing });
    await expect(lostRun).rejects.toMatchObject({ code: 'warehouse.conflict' });
    expect([lost, await ledger.get(DAY)]).toEqual([MAX_CONFLICTS + 1, before]);
  });
});

test('a run that published, while one without a warehouse recorded the same rows, does not take that record', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    const faster = () => transformOnce({ reader: readerOf(2), ledger });
    await transformOnce({ reader: readerOf(2), ledger: beforeFirstPut(ledger, faster), warehouse });
    await expectPublished(2, ledger, warehouse);
  });
});

test('a day that found no capacity half way is recorded as failed where it has published, and else left to the next run', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = memoryLedger();
    await transformOnce({ reader: readerOf(2), ledger, warehouse });
    const late = (key: string) => {
      const slow = new WarehouseError('warehouse.slow_down', 'the bucket took no requests');
      const failing = failingAt(key, warehouse, undefined, slow);
      return transformOnce({ reader: readerOf(4), ledger, warehouse: failing }, { leaveLate: true });
    };
    await expect(late(FACTS)).rejects.toMatchObject({ code: 'warehouse.slow_down' });
    expect(await ledger.get(DAY)).toMatchObject({ status: 'succeeded', attempts: 1 });
    await expect(late(NEXT)).rejects.toMatchObject({ code: 'warehouse.slow_down' });
    expect(await ledger.get(DAY)).toMatchObject({ status: 'failed', failure: { code: 'warehouse.slow_down' } });
    await transformOnce({ reader: readerOf(4), ledger, warehouse });
    await expectPublished(4, ledger, warehouse);
  });
});
