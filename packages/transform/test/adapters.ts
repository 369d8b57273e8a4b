import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Warehouse } from '../src/ports/ports.ts';
import { folderWarehouse } from '../src/warehouse/folder-warehouse.ts';
import { startS3Warehouse } from './s3.ts';

/** A warehouse, and a stranger's ways to change it: their bytes under a key, or none. */
export interface OpenedWarehouse {
  readonly warehouse: Warehouse;
  plant(key: string, bytes: Uint8Array | undefined): Promise<unknown>;
  close(): Promise<void>;
}

/** Every adapter of the port, by the name that a test gives it. */
export const ADAPTERS: readonly [string, () => Promise<OpenedWarehouse>][] = [
  [
    'a folder',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'damaged-'));
      const warehouse = folderWarehouse(folder);
      const plant = async (key: string, bytes: Uint8Array | undefined) => {
        const file = warehouse.locationOf(key);
        if (bytes === undefined) return rm(file);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, bytes);
      };
      return { warehouse, plant, close: () => rm(folder, { recursive: true }) };
    },
  ],
  [
    'S3',
    async () => {
      const { warehouse, s3, path, close } = await startS3Warehouse();
      const plant = async (key: string, bytes: Uint8Array | undefined) =>
        bytes === undefined ? s3.objects.delete(path(key)) : s3.objects.set(path(key), { bytes });
      return { warehouse, plant, close };
    },
  ],
];
