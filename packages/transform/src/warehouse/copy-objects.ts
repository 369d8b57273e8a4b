import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Warehouse } from '../ports/ports.ts';
import { someAtOnce } from './some-at-once.ts';

/** Copies objects of a warehouse on this machine to `folder`, under their keys, so that whoever may read there cannot reach the published ones; gives the paths. */
export async function copyObjects(
  warehouse: Pick<Warehouse, 'locationOf'>,
  keys: readonly string[],
  folder: string,
): Promise<string[]> {
  return someAtOnce(keys, async (key) => {
    const copy = join(folder, ...key.split('/'));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(warehouse.locationOf(key), copy);
    return copy;
  });
}
