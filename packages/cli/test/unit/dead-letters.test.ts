import { expect, test } from 'vitest';
import { letterBody, readLetter } from '../../src/dead-letters/dead-letter.ts';
import { memoryQueue } from '../../src/dead-letters/memory-queue.ts';
import { readQueue, redrive } from '../../src/dead-letters/redrive.ts';

const TICK = { scheduled_time: '2026-11-22T10:00:00Z' };

test.each([
  [
    'a record of Lambda for ingest',
    letterBody('ingest', TICK, new Error('down')),
    { target: 'ingest', event: TICK, reason: 'down' },
  ],
  [
    'a record of Lambda for transform',
    letterBody('transform', TICK, 'gone'),
    { target: 'transform', event: TICK, reason: 'gone' },
  ],
  [
    'a record with a version of the function',
    JSON.stringify({
      requestContext: { functionArn: 'arn:aws:lambda:eu-west-1:1:function:quote-elt-dev-transform:7' },
      requestPayload: TICK,
    }),
    { target: 'transform', event: TICK, reason: 'failed' },
  ],
  ["Scheduler's own input", JSON.stringify(TICK), { target: 'ingest', event: TICK, reason: 'not delivered' }],
  [
    'an event of days',
    JSON.stringify({ dates: ['2026-11-22'] }),
    { target: 'transform', event: { dates: ['2026-11-22'] }, reason: 'not delivered' },
  ],
])('%s is read', (_name, body, letter) => {
  expect(readLetter('x', body)).toEqual({ id: 'x', ...letter });
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

test('a message that is no letter is told and stays', async () => {
  const queue = memoryQueue();
  await queue.send('not json');
  expect(await readQueue(queue)).toMatchObject([{ reason: expect.stringMatching(/^unreadable: /) }]);
});
