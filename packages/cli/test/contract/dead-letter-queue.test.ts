import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LETTER_ATTRIBUTES } from '../../src/dead-letters/dead-letter.ts';
import { folderQueue } from '../../src/dead-letters/folder-queue.ts';
import { memoryQueue } from '../../src/dead-letters/memory-queue.ts';
import type { DeadLetterQueue } from '../../src/dead-letters/queue.ts';
import { sqsQueue } from '../../src/dead-letters/sqs-queue.ts';
import { startFakeSqs } from '../fake-sqs.ts';
import { makeDataFolder } from '../support.ts';

interface Opened {
  readonly queue: DeadLetterQueue;
  close(): Promise<void>;
}

const ADAPTERS: readonly [string, () => Promise<Opened>][] = [
  ['memory', async () => ({ queue: memoryQueue(), close: async () => undefined })],
  [
    'folder',
    async () => {
      const { folder, remove } = await makeDataFolder();
      return { queue: folderQueue(folder), close: remove };
    },
  ],
  [
    'sqs',
    async () => {
      const { client, close } = await startFakeSqs();
      return { queue: sqsQueue(client, 'dev'), close };
    },
  ],
];

describe.each(ADAPTERS)('dead-letter queue: %s', (_name, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  test('gives what was sent, oldest first; what is released comes again, what is removed does not', async () => {
    const { queue } = opened;
    // More than one batch of SQS.
    const bodies = Array.from({ length: 23 }, (_, index) => `letter ${index}`);
    for (const body of bodies) await queue.send(body);
    expect(await queue.size()).toBe(23);
    const received = await queue.receive(100);
    expect(received.map(({ body }) => body)).toEqual(bodies);
    for (const { id, body } of received) await (body === 'letter 7' ? queue.remove(id) : queue.release(id));
    expect((await queue.receive(100)).map(({ body }) => body)).toEqual(bodies.filter((body) => body !== 'letter 7'));
  });

  test('gives what was written beside a message with it, and nothing beside another', async () => {
    const { queue } = opened;
    const attributes = Object.fromEntries(LETTER_ATTRIBUTES.map((name) => [name, `${name} of a letter`]));
    await queue.send('{"n":1}', attributes);
    await queue.send('{"n":2}');
    const messages = await queue.receive(100);
    expect(messages.map(({ body, attributes }) => ({ body, attributes }))).toEqual([
      { body: '{"n":1}', attributes },
      { body: '{"n":2}', attributes: {} },
    ]);
    for (const { id } of messages) await queue.remove(id);
    expect([await queue.size(), await queue.receive(100)]).toEqual([0, []]);
  });

  test.each([0, 1, 9, 12, 23])('gives at most %i when that is asked', async (max) => {
    const { queue } = opened;
    for (let index = 0; index < 23; index++) await queue.send(`letter ${index}`);
    const received = await queue.receive(max);
    expect(received).toHaveLength(max);
    for (const { id } of received) await queue.release(id);
    expect(await queue.receive(100)).toHaveLength(23);
  });

  test('does not mind releasing what is released', async () => {
    const { queue } = opened;
    await queue.send('one');
    const [message] = await queue.receive(100);
    await queue.release(String(message?.id));
    await queue.release(String(message?.id));
    expect(await queue.receive(100)).toHaveLength(1);
  });

  test('does not mind removing what is gone', async () => {
    const { queue } = opened;
    await queue.send('one');
    const [message] = await queue.receive(100);
    await queue.remove(String(message?.id));
    await queue.remove(String(message?.id));
    expect(await queue.receive(100)).toEqual([]);
  });
});
