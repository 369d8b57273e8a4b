import { createHash } from 'node:crypto';
import { type AwsJsonServer, type PeerFault, startFaultyPeer } from '@quote-elt/local';
import { CalendarDate } from '@quote-elt/shared';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { withStackStore } from '../../src/store/stack-store.ts';
import { type Store, storePorts } from '../../src/store/store.ts';

const DAY = CalendarDate.parse('2026-11-22');
const LETTER = 'a letter';

/** What each operation answers when the peer works. */
const ANSWERS: Readonly<Record<string, object>> = {
  SendMessage: { MessageId: '1', MD5OfMessageBody: createHash('md5').update(LETTER).digest('hex') },
  Query: { Count: 0, Items: [] },
};

/** Requests so far by stack and operation. Each test has a stack of its own, named for the operation and the fault that it meets once. */
const tries = new Map<string, number>();
let peer: AwsJsonServer;

// They only wait: all at once.
vi.setConfig({ maxConcurrency: 16 });

beforeAll(async () => {
  peer = await startFaultyPeer((operation, input) => {
    if (operation === 'GetQueueUrl') return { body: { QueueUrl: `${peer.endpoint}/1/${input.QueueName}` } };
    const [, stack = '', fault] = /quote-elt-((?:\w+)-(\w+))-/.exec(String(input.QueueUrl ?? input.TableName)) ?? [];
    const count = (tries.get(stack) ?? 0) + 1;
    tries.set(stack, count);
    return { body: ANSWERS[operation] ?? {}, fault: count === 1 ? (fault as PeerFault) : undefined };
  });
  const settings = {
    AWS_ENDPOINT_URL_DYNAMODB: peer.endpoint,
    AWS_ENDPOINT_URL_SQS: peer.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await peer.close();
});

const OPERATIONS: readonly [string, (store: Store) => Promise<unknown>][] = [
  ['SendMessage', ({ deadLetters }) => deadLetters.send(LETTER)],
  ['ReceiveMessage', ({ deadLetters }) => deadLetters.receive()],
  ['DeleteMessage', ({ deadLetters }) => deadLetters.remove('handle')],
  ['Query', (store) => storePorts(store).ledger.list(DAY, DAY)],
];

/** Each fault with the seconds that it costs, at least and at most. */
const FAULTS: readonly [PeerFault, number, number][] = [
  ['silent', 5, 8],
  ['dawdling', 5, 8],
  ['stalling', 5, 8],
  ['dripping', 15, 19],
];

describe.concurrent.each(OPERATIONS)('a %s of the command line', (operation, send) => {
  test.each(FAULTS)('whose peer is %s once costs one attempt', async (fault, least, most) => {
    const stack = `${operation}-${fault}`;
    const started = performance.now();
    await withStackStore('.elt', stack, send);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`${operation}, ${fault}: ${seconds.toFixed(1)} s\n`);
    expect(tries.get(stack)).toBe(2);
    expect(seconds).toBeGreaterThanOrEqual(least * 0.99);
    expect(seconds).toBeLessThan(most);
  });
});
