import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeadLetterQueue } from './queue.ts';

/** A queue in a folder, one file a message, which is whole or not there. */
export function folderQueue(folder: string): DeadLetterQueue {
  let sent = 0;
  const files = async () => {
    await mkdir(folder, { recursive: true });
    return (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  };
  return {
    async send(body) {
      await mkdir(folder, { recursive: true });
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
