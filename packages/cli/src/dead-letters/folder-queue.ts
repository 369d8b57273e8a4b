import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, makeFolders } from '@quote-elt/runtime';
import type { DeadLetterQueue } from './queue.ts';

/** A queue in a folder, one file a message, which is whole or not there. */
export function folderQueue(folder: string): DeadLetterQueue {
  let sent = 0;
  const files = async () => (await namesIn(folder)).filter((file) => file.endsWith('.json')).sort();
  return {
    async send(body) {
      await makeFolders(folder);
      const name = `${String(Date.now()).padStart(15, '0')}-${String(sent++).padStart(6, '0')}-${randomUUID()}`;
      await writeFile(join(folder, `${name}.part`), body);
      await rename(join(folder, `${name}.part`), join(folder, `${name}.json`));
    },
    receive: async () =>
      Promise.all((await files()).map(async (id) => ({ id, body: await readFile(join(folder, id), 'utf8') }))),
    remove: (id) => rm(join(folder, id), { force: true }),
    release: async () => undefined,
    size: async () => (await files()).length,
  };
}

/** The names in a folder; one that is not there yet has none. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
