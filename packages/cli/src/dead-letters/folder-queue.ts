import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, makeFolders, parseJson } from '@quote-elt/runtime';
import { z } from 'zod';
import { type DeadLetterQueue, MAX_MESSAGES } from './queue.ts';

const Attributes = z.record(z.string(), z.string());

/** A queue in a folder, one file a message, which is whole or not there; attributes lie in a second file beside it. */
export function folderQueue(folder: string): DeadLetterQueue {
  let sent = 0;
  const files = async () => (await namesIn(folder)).filter((file) => file.endsWith('.json')).sort();
  return {
    async send(body, attributes = {}) {
      await makeFolders(folder);
      const name = `${String(Date.now()).padStart(15, '0')}-${String(sent++).padStart(6, '0')}-${randomUUID()}`;
      // They are written first, so that a message that is there has them.
      if (Object.keys(attributes).length > 0)
        await writeFile(join(folder, `${name}.attributes`), JSON.stringify(attributes));
      await writeFile(join(folder, `${name}.part`), body);
      await rename(join(folder, `${name}.part`), join(folder, `${name}.json`));
    },
    receive: async (max = MAX_MESSAGES) =>
      Promise.all(
        (await files()).slice(0, max).map(async (id) => ({
          id,
          body: await readFile(join(folder, id), 'utf8'),
          attributes: await attributesIn(join(folder, attributesOf(id))),
        })),
      ),
    async remove(id) {
      await rm(join(folder, id), { force: true });
      await rm(join(folder, attributesOf(id)), { force: true });
    },
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

function attributesOf(id: string): string {
  return id.replace(/json$/, 'attributes');
}

/** The attributes in a file; a message without them has no file. */
async function attributesIn(file: string): Promise<z.infer<typeof Attributes>> {
  try {
    return Attributes.parse(parseJson(await readFile(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return {};
    throw error;
  }
}
