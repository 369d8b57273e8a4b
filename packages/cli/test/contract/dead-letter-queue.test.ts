import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeadLetterQueue, folderQueue, memoryQueue } from '../../src/dead-letters/queue.ts';
import { makeDataFolder } from '../support.ts';

const ADAPTERS: readonly [string, (folder: string) => DeadLetterQueue][] = [
  ['memory', memoryQueue],
  ['folder', folderQueue],
];

describe.each(ADAPTERS)('dead-letter queue: %s', (_name, make) => {
  let queue: DeadLetterQueue;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const data = await makeDataFolder();
    remove = data.remove;
    queue = make(data.folder);
  });
  afterEach(() => remove());

  test('gives what was sent, oldest first, until it is removed', async () => {
    for (const body of ['one', 'two', 'three']) await queue.send(body);
    const received = await queue.receive();
    expect(received.map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    expect(await queue.receive()).toEqual(received);
    await queue.remove(String(received[1]?.id));
    expect((await queue.receive()).map(({ body }) => body)).toEqual(['one', 'three']);
  });

  test('does not mind removing what is gone', async () => {
    await queue.send('one');
    const [message] = await queue.receive();
    await queue.remove(String(message?.id));
    await queue.remove(String(message?.id));
    expect(await queue.receive()).toEqual([]);
  });
});
