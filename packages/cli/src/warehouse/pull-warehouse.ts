import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '@quote-elt/runtime';
import { dayOfKey, folderWarehouse, listObjects, type Warehouse } from '@quote-elt/transform';
import { z } from 'zod';
import { writeWhole } from '../files/write-whole.ts';

/** What was pulled of each key; hidden, so that no engine reads it as a part of a mart. */
const INDEX = '.pulled.json';

/** The etag of an object where it was published, and that of its copy here. */
const Index = z.record(z.string(), z.object({ there: z.string(), here: z.string() }));

/** What a pull is told of. */
export interface PullWatch {
  /** Called once, with how many objects and bytes are to come. */
  readonly onPlan: (objects: number, bytes: number) => void;
  readonly onObject: () => void;
}

/** What a pull came to, in objects. */
export interface Pulled {
  readonly got: number;
  readonly kept: number;
  readonly removed: number;
}

/**
 * Makes the folder hold what the marts of a warehouse hold: gets each object that is not the one of the last pull, there or here, and
 * removes what is gone there. What was got before it is stopped is not got again.
 */
export async function pullWarehouse(from: Warehouse, folder: string, watch: PullWatch): Promise<Pulled> {
  const to = folderWarehouse(folder);
  const index = new Map(Object.entries(await readIndex(folder)));
  const objects = [...(await listObjects(from)).values()].filter(({ key }) => dayOfKey(key) !== undefined);
  const here = await listObjects(to);
  const missing = objects.filter(
    ({ key, etag }) => index.get(key)?.there !== etag || index.get(key)?.here !== here.get(key)?.etag,
  );
  const there = new Set(objects.map(({ key }) => key));
  const gone = [...here.keys()].filter((key) => !there.has(key));
  watch.onPlan(
    missing.length,
    missing.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  try {
    for (const { key, etag } of missing) {
      const bytes = await from.get(key);
      if (bytes !== undefined) {
        // It may have been replaced since it was listed: the next list has another etag, and it is got again.
        index.set(key, { there: etag, here: await to.put(key, bytes, here.get(key)?.etag) });
      }
      watch.onObject();
    }
    for (const key of gone) {
      await rm(to.locationOf(key), { force: true });
      index.delete(key);
    }
  } finally {
    if (missing.length + gone.length > 0)
      await writeWhole(join(folder, INDEX), JSON.stringify(Object.fromEntries(index)));
  }
  return { got: missing.length, kept: objects.length - missing.length, removed: gone.length };
}

/** The index of the last pull; a folder without one has pulled nothing. */
async function readIndex(folder: string): Promise<z.infer<typeof Index>> {
  try {
    return Index.safeParse(JSON.parse(await readFile(join(folder, INDEX), 'utf8'))).data ?? {};
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return {};
    throw error;
  }
}
