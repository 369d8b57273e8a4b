import { type DeadLetterQueue, MAX_MESSAGES, type QueueMessage } from './queue.ts';

/** A queue that lasts as long as the process. */
export function memoryQueue(): DeadLetterQueue {
  const messages = new Map<string, QueueMessage>();
  let sent = 0;
  return {
    async send(body, attributes = {}) {
      const id = String(sent++);
      messages.set(id, { id, body, attributes });
    },
    receive: async (max = MAX_MESSAGES) => [...messages.values()].slice(0, max),
    remove: async (id) => void messages.delete(id),
    release: async () => undefined,
    size: async () => messages.size,
  };
}
