import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { S3Fault, S3Request } from '@quote-elt/local';
import { endlessPatience } from '@quote-elt/runtime';
import { addDays } from '@quote-elt/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transformDays } from '../../src/days/transform-days.ts';
import { verifyDay } from '../../src/days/verify-day.ts';
import { sqlText } from '../../src/duckdb/sql-text.ts';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { memoryLedger } from '../../src/ledger/memory-ledger.ts';
import { MARTS } from '../../src/marts/marts.ts';
import { readParquet } from '../../src/marts/read-parquet.ts';
import type { Warehouse } from '../../src/ports/ports.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { objectKey } from '../../src/warehouse/object-key.ts';
import { KEYS, objectsIn, publishedOf, readerOf, transformOnce } from '../published.ts';
import { startS3Warehouse, type TestedS3 } from '../s3.ts';
import { DAY, memoryLog, NOW, SETTINGS, withTempFolder } from '../support.ts';

const YESTERDAY = MARTS.map((mart) => objectKey(mart, addDays(DAY, -1)));

/** Reads the objects of the day before, which are whole whatever happens to this one. */
async function expectDayBefore(warehouse: Warehouse) {
  await withTempFolder(async (folder) => {
    for (const key of YESTERDAY) {
      const file = join(folder, 'part.parquet');
      await writeFile(file, (await warehouse.get(key)) ?? '');
      expect((await readParquet(file, 'all', 10)).length).toBeGreaterThan(0);
    }
  });
}

/** Publishes two rows of the day, and the same as the day before it. */
async function publishTwoDays(warehouse: Warehouse) {
  const ledger = memoryLedger();
  await transformOnce({ reader: readerOf(2), ledger, warehouse });
  for (const [n, key] of KEYS.entries())
    await warehouse.put(String(YESTERDAY[n]), (await warehouse.get(key)) ?? new Uint8Array(), undefined);
  return ledger;
}

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

/** Writes an object as somebody else would. */
async function plant(warehouse: Warehouse, key: string, bytes: Uint8Array | string) {
  await mkdir(dirname(warehouse.locationOf(key)), { recursive: true });
  await writeFile(warehouse.locationOf(key), bytes);
}

const [FIRST = ''] = KEYS;

test.each([
  ['torn', async (whole: Uint8Array) => whole.subarray(0, whole.length / 2)],
  ['empty', async () => new Uint8Array()],
  ['of a foreign schema', () => parquetOf('select 1 as nothing, 2 as of_ours')],
  ['no Parquet', async () => new TextEncoder().encode('no Parquet at all')],
])('an object that is %s is named by verify, and the next run replaces it', async (_name, damage) => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const ledger = await publishTwoDays(warehouse);
    const before = await objectsIn(warehouse);
    await plant(warehouse, FIRST, await damage((await warehouse.get(FIRST)) ?? new Uint8Array()));
    const problems = async () =>
      (await verifyDay(DAY, SETTINGS, { reader: readerOf(2), ledger, warehouse })).flatMap(({ objects }) => objects);
    expect(await problems()).toEqual([{ problem: 'changed', key: FIRST }]);
    await expectDayBefore(warehouse);
    await transformOnce({ reader: readerOf(2), ledger, warehouse });
    expect([await objectsIn(warehouse), await problems()]).toEqual([before, []]);
  });
});

/** The bytes of a Parquet file with the rows of a select. */
async function parquetOf(select: string): Promise<Uint8Array> {
  return withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    await withDatabase({ ...SETTINGS, folders: [folder] }, (db) =>
      db.run(`copy (${select}) to ${sqlText(join(folder, 'x.parquet'))} (format parquet)`),
    );
    return (await warehouse.get('x.parquet')) ?? new Uint8Array();
  });
}

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
