import { readFileSync, renameSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { hasCode, machineErrorOf, makeFolders, withTempFolder } from '@quote-elt/runtime';
import { WarehouseConflictError } from '../errors/warehouse-errors.ts';
import type { StoredObject, Warehouse } from '../ports/ports.ts';
import { sha256Of } from './sha256.ts';

/** A warehouse in a folder of this machine, which its first put makes; the etag of a file is the SHA-256 of its bytes. */
export function folderWarehouse(folder: string): Warehouse {
  const root = resolve(folder);
  const locationOf = (key: string) => join(root, ...key.split('/'));
  const get = (key: string) => onMachine(locationOf(key), () => unlessAbsent(() => readFile(locationOf(key))));
  const head = async (key: string) => {
    const bytes = await get(key);
    return bytes && storedObject(key, bytes);
  };
  return {
    locationOf,
    get,
    head,
    async *list(prefix) {
      // Only below the prefix: temporary folders of other runs come and go at the root.
      const top = join(root, ...prefix.split('/').slice(0, -1));
      const files = await onMachine(top, () => unlessAbsent(() => filesUnder(top, root)));
      for (const key of (files ?? []).filter((each) => each.startsWith(prefix)).sort()) {
        const stored = await head(key);
        if (stored !== undefined) yield stored;
      }
    },
    async put(key, bytes, expected) {
      const file = locationOf(key);
      await onMachine(file, async () => {
        await makeFolders(dirname(file));
        // At the root, since whatever is visible beside an object counts as a part of the day.
        await withTempFolder(async (temporary) => {
          const part = join(temporary, 'part');
          await writeFile(part, bytes, { flush: true });
          // Without an await no run of this process comes between the look and the rename, and one process has the tables of a folder.
          if (etagNow(file) !== expected) throw new WarehouseConflictError(key);
          renameSync(part, file);
        }, root);
      });
      return sha256Of(bytes);
    },
  };
}

function storedObject(key: string, bytes: Uint8Array): StoredObject {
  const sha256 = sha256Of(bytes);
  return { key, etag: sha256, bytes: bytes.length, sha256 };
}

function etagNow(file: string): string | undefined {
  try {
    return sha256Of(readFileSync(file));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The files below a folder as keys; temporary ones of runs, which lie in hidden folders, are none. */
async function filesUnder(top: string, root: string): Promise<string[]> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((key) => !key.startsWith('.'));
}

async function unlessAbsent<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** What `work` gives; what the machine kept it from doing is told as MachineError. */
async function onMachine<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw machineErrorOf(error, { place }) ?? error;
  }
}
