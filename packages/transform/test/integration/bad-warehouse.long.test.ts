import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { S3Fault, S3Request } from '@quote-elt/local';
import { endlessPatience } from '@quote-elt/runtime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transformDays } from '../../src/days/transform-days.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { readParquet, requireWholeParquet } from '../../src/marts/read-parquet.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { expectDayBefore, publishTwoDays } from '../days-before.ts';
import { parquetOf } from '../parquet-of.ts';
import { KEYS, objectsIn, publishedOf, readerOf, transformOnce } from '../published.ts';
import { startS3Warehouse, type TestedS3 } from '../s3.ts';
import { DAY, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';

describe('a run whose bucket', () => {
  let s3: TestedS3;
  let fault: (request: S3Request) => S3Fault | undefined;
  beforeEach(async () => {
    fault = () => undefined;
    // No pause lasts in this test.
    const patience = { ...endlessPatience(), remainingMs: () => 1000, pause: async () => undefined };
    s3 = await startS3Warehouse({ patience, fault: (request) => fault(request) });
  });
  afterEach(() => s3.close());

  const at = (method: string, status: number, code: string) => (request: S3Request) =>
    request.method === method ? { status, code } : undefined;

  test.each([
    ['may not be written', 'warehouse.denied', at('PUT', 403, 'AccessDenied')],
    ['may not be looked at', 'warehouse.denied', at('HEAD', 403, 'Forbidden')],
    ['asks for a slower pace at each put', 'warehouse.slow_down', at('PUT', 503, 'SlowDown')],
    ['asks for a slower pace at each look', 'warehouse.slow_down', at('HEAD', 503, 'SlowDown')],
    ['is gone', 'warehouse.missing', (_request: S3Request): S3Fault => ({ status: 404, code: 'NoSuchBucket' })],
    ['breaks each connection', undefined, (_request: S3Request): S3Fault => 'lost'],
  ])('%s fails with one error, and changes nothing', async (_name, code, broken) => {
    const ledger = await publishTwoDays(s3.warehouse);
    const [before, record] = [await objectsIn(s3.warehouse), await ledger.get(DAY)];
    // Puts that are carried out and whose answers are lost are puts: this one never comes to them.
    fault = code === undefined ? (request) => (request.method === 'HEAD' ? broken(request) : undefined) : broken;
    const failed = await transformOnce({ reader: readerOf(4), ledger, warehouse: s3.warehouse }).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(Error);
    if (code !== undefined) expect(failed).toMatchObject({ code, hint: expect.any(String) });
    fault = () => undefined;
    expect(await objectsIn(s3.warehouse)).toEqual(before);
    const { failure, ...kept } = (await ledger.get(DAY)) ?? {};
    expect(kept).toEqual({ ...record, status: 'failed', attempts: 2 });
    if (code !== undefined) expect(failure?.code).toBe(code);
    await expectDayBefore(s3.warehouse);
    // And it is well again as soon as the bucket is.
    await transformOnce({ reader: readerOf(4), ledger, warehouse: s3.warehouse });
    const clean = await withTempFolder((folder) => publishedOf(4, folderWarehouse(folder)));
    expect(await objectsIn(s3.warehouse)).toEqual(clean.objects);
  });
});

test('a day that finds no capacity of S3 is left for the next run, and is not recorded as failed', async () => {
  const patience = { ...endlessPatience(), remainingMs: () => 1000, pause: async () => undefined };
  const { warehouse, close } = await startS3Warehouse({ patience, fault: () => ({ status: 503, code: 'SlowDown' }) });
  const ledger = memoryLedger();
  const ports = {
    reader: readerOf(2),
    ledger,
    warehouse,
    now: () => NOW,
    log: memoryLog().log,
    countDay: () => undefined,
  };
  const settings = { ...SETTINGS, lookBackDays: 1, lateSeconds: 0 };
  await expect(transformDays({ dates: [DAY], force: false }, settings, ports)).rejects.toMatchObject({
    code: 'warehouse.slow_down',
  });
  expect(await ledger.get(DAY)).toBeUndefined();
  await close();
});

test('a published file that is cut anywhere is told by a code, and not by the words of DuckDB alone', async () => {
  const whole = await parquetOf(`select range as a, 'text' || range as b, [range] as c from range(50)`);
  await withTempFolder(async (folder) => {
    const file = join(folder, 'cut.parquet');
    for (let bytes = 0; bytes < whole.length; bytes += 97) {
      await writeFile(file, whole.subarray(0, bytes));
      await expect(readParquet(file, 'all', 1)).rejects.toMatchObject({ code: 'warehouse.torn' });
    }
    await writeFile(file, whole);
    expect(await readParquet(file, 'all', 1)).toEqual([{ a: 0, b: 'text0', c: [0] }]);
  });
});

test('a published file of which any byte is another is read, or told by that code', async () => {
  const whole = await parquetOf(`select range as a, 'text' || range as b, [range] as c from range(50)`);
  await withTempFolder(async (folder) => {
    const file = join(folder, 'damaged.parquet');
    let torn = 0;
    for (let at = 0; at < whole.length; at += 13) {
      await writeFile(
        file,
        whole.map((byte, n) => (n === at ? byte ^ 0xff : byte)),
      );
      await requireWholeParquet(file).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'warehouse.torn', hint: expect.any(String) });
        torn++;
      });
    }
    expect(torn).toBeGreaterThan(10);
  });
});

test('an empty run, or one whose rows are gone, puts nothing, and looks at what stands alone', async () => {
  const { warehouse, requests, close } = await startS3Warehouse();
  const ledger = await publishTwoDays(warehouse);
  requests.length = 0;
  await expect(transformOnce({ reader: readerOf(0), ledger, warehouse })).rejects.toMatchObject({ code: 'rows.gone' });
  await transformOnce({ reader: readerOf(0), ledger: memoryLedger(), warehouse });
  expect(requests).toEqual([...KEYS, ...KEYS].map((key) => `HEAD ${key}`));
  await close();
});

test('a folder that cannot be one is told by a code, and nothing is left', async () => {
  await withTempFolder(async (folder) => {
    const file = join(folder, 'file');
    await writeFile(file, 'in the way');
    const failed = transformOnce({
      reader: readerOf(2),
      ledger: memoryLedger(),
      warehouse: folderWarehouse(join(file, 'in')),
    });
    await expect(failed).rejects.toMatchObject({ code: 'folder.unwritable' });
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
