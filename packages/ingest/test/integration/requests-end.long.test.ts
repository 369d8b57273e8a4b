import { type AwsJsonServer, type PeerFault, startFaultyPeer } from '@quote-elt/local';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createHandler } from '../../src/handler.ts';

/** Puts so far by table: each test has a table of its own, named for the fault that its first puts meet and their number. */
const puts = new Map<string, number>();
let peer: AwsJsonServer;

// They only wait: all at once.
vi.setConfig({ maxConcurrency: 8 });

beforeAll(async () => {
  peer = await startFaultyPeer((_operation, input) => {
    const table = String(input.TableName);
    const [fault, faults] = table.split('.');
    const count = (puts.get(table) ?? 0) + 1;
    puts.set(table, count);
    return { body: { ConsumedCapacity: {} }, fault: count <= Number(faults) ? (fault as PeerFault) : undefined };
  });
  // The handler's own client is under test, so it is led here as the SDK is led anywhere.
  const settings = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  for (const [name, value] of Object.entries({ AWS_ENDPOINT_URL_DYNAMODB: peer.endpoint, ...settings }))
    vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await peer.close();
});

/** Ingests one tick into a table; gives what became of it and the seconds that it took. */
async function ingestInto(table: string, remainingMs?: number) {
  const handler = createHandler(
    { ELT_RAW_TABLE: table, ELT_SOURCES: 'embedded', ELT_RECORDS_PER_TICK: '1' },
    { write: () => undefined },
  );
  const context = remainingMs === undefined ? undefined : { getRemainingTimeInMillis: () => remainingMs };
  const started = performance.now();
  const outcome = await handler({ scheduled_time: '2026-11-22T10:00:00Z' }, context).catch((error: unknown) => error);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`put, ${table}: ${seconds.toFixed(1)} s\n`);
  return { outcome, seconds, puts: puts.get(table) };
}

describe.concurrent('a put whose peer', () => {
  test.each<[PeerFault, number, number]>([
    ['silent', 3, 5],
    ['dawdling', 3, 5],
    ['stalling', 3, 5],
    ['dripping', 6, 8],
    ['breaking', 0, 2],
  ])('is %s once costs one attempt, and the tick is stored', async (fault, least, most) => {
    const { outcome, seconds, puts: tries } = await ingestInto(`${fault}.1`);
    expect({ outcome, tries }).toMatchObject({ outcome: { written: 1 }, tries: 2 });
    expect(seconds).toBeGreaterThanOrEqual(least * 0.99);
    expect(seconds).toBeLessThan(most);
  });

  test('is always silent fails the tick after three attempts', async () => {
    const { outcome, seconds, puts: tries } = await ingestInto('silent.99');
    expect({ outcome, tries }).toMatchObject({ outcome: { name: 'TimeoutError' }, tries: 3 });
    expect(seconds).toBeLessThan(12);
  });

  test('cuts its answer short fails the tick, which is tried again as a whole', async () => {
    expect((await ingestInto('cutting.99')).outcome).toBeInstanceOf(SyntaxError);
  });

  test('is always silent never outlasts the invocation: the tick fails by an error of ours before it is killed', async () => {
    const { outcome, seconds } = await ingestInto('silent.98', 2000);
    expect(outcome).toMatchObject({ code: 'invocation.out_of_time' });
    expect(seconds).toBeLessThan(2);
  });
});
