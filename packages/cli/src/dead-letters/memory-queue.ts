import type { DeadLetterQueue } from './queue.ts';

/** A queue that lasts as long as the process. */
export function memoryQueue(): DeadLetterQueue {
  const messages = new Map<string, string>();
  let sent = 0;
  return {
    send: async (body) => void messages.set(String(sent++), body),
    receive: async () => [...messages].map(([id, body]) => ({ id, body })),
    remove: async (id) => void messages.delete(id),
    release: async () => undefined,
    size: async () => messages.size,
  };
}
