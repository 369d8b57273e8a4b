import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A message of the queue. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
}

/** Where failed invocations wait. */
export interface DeadLetterQueue {
  send(body: string): Promise<void>;
  /** Every message, oldest first. */
  receive(): Promise<QueueMessage[]>;
  /** Takes a message away for good; one that is gone already is none. */
  remove(id: string): Promise<void>;
}

/** A queue in a folder, one file a message, which is whole or not there. */
export function folderQueue(folder: string): DeadLetterQueue {
  let sent = 0;
  return {
    async send(body) {
      await mkdir(folder, { recursive: true });
      const name = `${String(Date.now()).padStart(15, '0')}-${String(sent++).padStart(6, '0')}-${randomUUID()}`;
      await writeFile(join(folder, `${name}.part`), body);
      await rename(join(folder, `${name}.part`), join(folder, `${name}.json`));
    },
    async receive() {
      await mkdir(folder, { recursive: true });
      const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
      return Promise.all(files.map(async (file) => ({ id: file, body: await readFile(join(folder, file), 'utf8') })));
    },
    remove: (id) => rm(join(folder, id), { force: true }),
  };
}

/** A queue that lasts as long as the process. */
export function memoryQueue(): DeadLetterQueue {
  const messages = new Map<string, string>();
  let sent = 0;
  return {
    send: async (body) => void messages.set(String(sent++), body),
    receive: async () => [...messages].map(([id, body]) => ({ id, body })),
    remove: async (id) => void messages.delete(id),
  };
}
