import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { someAtOnce } from '@quote-elt/runtime';
import type { Warehouse } from '../ports/ports.ts';

/** As many files as Node reads at the same time, twice over. */
export const FILES_AT_ONCE = 8;

/** Copies objects of a warehouse on this machine to `folder`, under their keys, so that whoever may read there cannot reach the published ones; gives the paths. */
export async function copyObjects(
  warehouse: Pick<Warehouse, 'locationOf'>,
  keys: readonly string[],
  folder: string,
): Promise<string[]> {
  return someAtOnce(keys, FILES_AT_ONCE, async (key) => {
    const copy = join(folder, ...key.split('/'));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(warehouse.locationOf(key), copy);
    return copy;
  });
}
