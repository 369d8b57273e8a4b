import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { Mart } from '../../src/manifest/model.ts';
import { MARTS } from '../../src/marts/marts.ts';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { judgeObjects, type ObjectProblem } from '../../src/warehouse/judge-objects.ts';
import { objectKey, partitionPrefix } from '../../src/warehouse/object-key.ts';
import { recordOf } from '../contract/ledger.contract.ts';
import { startS3Warehouse } from '../s3.ts';
import { DAY, withTempFolder } from '../support.ts';

const MART = firstMart();
const KEY = objectKey(MART, DAY);
const BESIDE = partitionPrefix(MART, DAY);
const BYTES = new TextEncoder().encode('bytes');

/** Publishes an object that the record names, lets `change` do something in the folder, and judges it. */
async function judged(
  change: (at: {
    pathOf: (key: string) => string;
    write: (key: string, text: string) => Promise<void>;
  }) => Promise<unknown>,
  recorded = true,
): Promise<ObjectProblem[]> {
  return withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const etag = await warehouse.put(KEY, BYTES, undefined);
    const published = recorded ? { [MART.name]: { key: KEY, bytes: 5, sha256: etag, rows: 1, etag } } : {};
    const write = async (key: string, text: string) => {
      await mkdir(dirname(warehouse.locationOf(key)), { recursive: true });
      await writeFile(warehouse.locationOf(key), text);
    };
    await change({ pathOf: warehouse.locationOf, write });
    return judgeObjects(warehouse, MART, recordOf(DAY, { published }));
  });
}

function firstMart(): Mart {
  const [mart] = MARTS;
  if (mart === undefined) throw new RangeError('there is no mart');
  return mart;
}

const nothing = async () => undefined;

test('nothing is wrong with an object that the ledger names, nor with none that it does not', async () => {
  expect(await judged(nothing)).toEqual([]);
  expect(await judged(({ pathOf }) => rm(pathOf(KEY)), false)).toEqual([]);
});

test('an object that is gone is missing', async () => {
  expect(await judged(({ pathOf }) => rm(pathOf(KEY)))).toEqual([{ problem: 'missing', key: KEY }]);
});

test.each([
  ['other bytes of the same length', 'other'],
  ['less of it', 'byte'],
  ['nothing of it', ''],
])('an object with %s was changed', async (_name, text) => {
  expect(await judged(({ write }) => write(KEY, text))).toEqual([{ problem: 'changed', key: KEY }]);
});

test('an object that the ledger does not name is unrecorded', async () => {
  expect(await judged(nothing, false)).toEqual([{ problem: 'unrecorded', key: KEY }]);
});

test.each(['part-2.parquet', 'a.crc', 'deeper/part.parquet'])(
  'a second object that engines would read is foreign: %s',
  async (name) => {
    const key = `${BESIDE}${name}`;
    expect(await judged(({ write }) => write(key, 'x'))).toEqual([{ problem: 'foreign', key }]);
    const both = await judged(async ({ pathOf, write }) => {
      await write(key, 'x');
      await rm(pathOf(KEY));
    });
    expect(both).toEqual([
      { problem: 'missing', key: KEY },
      { problem: 'foreign', key },
    ]);
  },
);

test.each(['_SUCCESS', '.part.crc'])('an object that engines pass over is not foreign: %s', async (name) => {
  expect(await judged(({ write }) => write(`${BESIDE}${name}`, 'x'))).toEqual([]);
});

test('an object of another day, or of a mart whose name begins alike, is not foreign', async () => {
  const elsewhere = async ({ write }: { write: (key: string, text: string) => Promise<void> }) => {
    await write(KEY.replace(DAY, '2026-11-23'), 'x');
    await write(`${MART.name}_more/${MART.partition}=${DAY}/part.parquet`, 'x');
  };
  expect(await judged(elsewhere)).toEqual([]);
});

test('a record of the old layout names no object of this one', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const record = recordOf(DAY, { published: { [MART.name]: { key: `${DAY}/${MART.name}.parquet`, bytes: 5 } } });
    expect(await judgeObjects(warehouse, MART, record)).toEqual([{ problem: 'missing', key: KEY }]);
    await warehouse.put(KEY, BYTES, undefined);
    expect(await judgeObjects(warehouse, MART, record)).toEqual([{ problem: 'unrecorded', key: KEY }]);
  });
});

test('an object on S3 that tells no checksum is judged by its etag', async () => {
  const { warehouse, s3, path, close } = await startS3Warehouse();
  const etag = await warehouse.put(KEY, BYTES, undefined);
  const published = { [MART.name]: { key: KEY, bytes: 5, sha256: 'f'.repeat(64), rows: 1, etag } };
  s3.objects.set(path(KEY), { bytes: BYTES });
  expect(await judgeObjects(warehouse, MART, recordOf(DAY, { published }))).toEqual([]);
  s3.objects.set(path(KEY), { bytes: new TextEncoder().encode('other') });
  expect(await judgeObjects(warehouse, MART, recordOf(DAY, { published }))).toEqual([{ problem: 'changed', key: KEY }]);
  await close();
});
