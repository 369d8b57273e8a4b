import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterBody } from '../../src/dead-letters/dead-letter.ts';
import { letterLine } from '../../src/dead-letters/letter-line.ts';
import { memoryQueue } from '../../src/dead-letters/memory-queue.ts';
import { MAX_MESSAGES } from '../../src/dead-letters/queue.ts';
import { readQueue, redrive } from '../../src/dead-letters/redrive.ts';

test('a letter that cannot be taken away after it went through is reported, and the others are repeated', async () => {
  const queue = memoryQueue();
  for (const second of [1, 2]) await queue.send(letterBody('ingest', { n: second }, 'down'));
  const stuck = {
    ...queue,
    remove: (id: string) => (id === '0' ? Promise.reject(new Error('stuck')) : queue.remove(id)),
  };
  const done = async () => undefined;
  const outcomes = await redrive(stuck, await readQueue(queue), { ingest: done, transform: done }, () => undefined);
  expect([outcomes.map(({ error }) => error), await queue.size()]).toEqual([['stuck', undefined], 1]);
});

test('a run takes a bounded number of letters', async () => {
  const queue = memoryQueue();
  for (let n = 0; n <= MAX_MESSAGES; n++) await queue.send(letterBody('ingest', { n }, 'down'));
  expect(await readQueue(queue)).toHaveLength(MAX_MESSAGES);
});

test('a letter is one bounded line, whatever its sender wrote', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 2000 }), (event, said) => {
      const line = letterLine({ target: undefined, event }, said);
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(line.length).toBeLessThan(400);
    }),
  );
});

test('a letter goes only after it went through, with its own event', async () => {
  const queue = memoryQueue();
  for (const second of [1, 2, 3]) await queue.send(letterBody('ingest', { n: second }, 'down'));
  const seen: unknown[] = [];
  const ingest = async (event: unknown) => {
    seen.push(event);
    if (seen.length === 2) throw new Error('still down');
  };
  const letters = await readQueue(queue);
  const outcomes = await redrive(queue, letters, { ingest, transform: ingest }, () => undefined);
  expect(outcomes.map(({ error }) => error)).toEqual([undefined, 'still down', undefined]);
  expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect((await readQueue(queue)).map(({ event }) => event)).toEqual([{ n: 2 }]);
});

test('once it is stopped, the letters that are left stay', async () => {
  const queue = memoryQueue();
  for (const second of [1, 2, 3]) await queue.send(letterBody('ingest', { n: second }, 'down'));
  const interrupt = new AbortController();
  const ingest = async () => interrupt.abort();
  const outcomes = await redrive(
    queue,
    await readQueue(queue),
    { ingest, transform: ingest },
    () => undefined,
    interrupt.signal,
  );
  expect(outcomes).toHaveLength(1);
  expect((await readQueue(queue)).map(({ event }) => event)).toEqual([{ n: 2 }, { n: 3 }]);
});

test('a message that is no letter is reported and stays', async () => {
  const queue = memoryQueue();
  await queue.send('not json');
  const letters = await readQueue(queue);
  expect(letters).toMatchObject([{ target: undefined, reason: expect.stringMatching(/^unreadable: /) }]);
  const never = () => Promise.reject(new Error('a handler was asked'));
  const outcomes = await redrive(queue, letters, { ingest: never, transform: never }, () => undefined);
  expect([outcomes, await queue.size()]).toMatchObject([[{ error: expect.stringMatching(/^unreadable: /) }], 1]);
});
