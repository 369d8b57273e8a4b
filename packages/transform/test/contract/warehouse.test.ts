import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWarehouse } from '../../src/warehouse/folder-warehouse.ts';
import { startS3Warehouse } from '../s3.ts';
import { withTempFolder } from '../support.ts';
import { describeWarehouse } from './warehouse.contract.ts';

describeWarehouse('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warehouse-test-'));
  const warehouse = folderWarehouse(join(folder, 'not made yet'));
  return {
    warehouse,
    plant: async (key, bytes) => {
      await mkdir(dirname(warehouse.locationOf(key)), { recursive: true });
      await writeFile(warehouse.locationOf(key), bytes);
    },
    remove: (key) => rm(warehouse.locationOf(key)),
    close: () => rm(folder, { recursive: true }),
  };
});

describeWarehouse('s3', async () => {
  const { warehouse, s3, path, close } = await startS3Warehouse({ pageKeys: 2 });
  return {
    warehouse,
    plant: async (key, bytes) => void s3.objects.set(path(key), { bytes }),
    remove: async (key) => void s3.objects.delete(path(key)),
    close,
  };
});

test('a list of a folder is whole while other runs put', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const keyOf = (day: number) => `facts/run_date=2026-11-${day}/part.parquet`;
    await warehouse.put(keyOf(10), new Uint8Array(9), undefined);
    let putting = true;
    const puts = (async () => {
      for (let n = 0; putting; n++)
        await warehouse.put(`other/run_date=x${n}/part.parquet`, new Uint8Array(9), undefined);
    })();
    for (let n = 0; n < 200; n++) {
      const keys: string[] = [];
      for await (const { key } of warehouse.list('facts/')) keys.push(key);
      expect(keys).toEqual([keyOf(10)]);
    }
    putting = false;
    await puts;
  });
});

test('a folder holds nothing besides after puts that went through and puts that were refused', async () => {
  await withTempFolder(async (folder) => {
    const warehouse = folderWarehouse(folder);
    const key = 'facts/run_date=2026-11-22/part.parquet';
    await warehouse.put(key, new Uint8Array(9), undefined);
    await expect(warehouse.put(key, new Uint8Array(8), undefined)).rejects.toMatchObject({
      code: 'warehouse.conflict',
    });
    expect((await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort()).toEqual([
      'facts',
      'facts/run_date=2026-11-22',
      key,
    ]);
  });
});
