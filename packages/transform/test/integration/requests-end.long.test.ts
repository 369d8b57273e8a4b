import { type AwsJsonServer, type PeerAnswer, type PeerFault, startFaultyPeer } from '@quote-elt/local';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createHandler } from '../../src/handler.ts';
import { attributesAt, DAY } from '../support.ts';

const ITEMS = [attributesAt(0), attributesAt(1)];

/** Requests so far, by the case in the names of the tables and by operation. */
const tries = new Map<string, number>();

/** What was put into a ledger, by case. */
const records = new Map<string, Record<string, unknown>>();
let peer: AwsJsonServer;

// They only wait: all at once.
vi.setConfig({ maxConcurrency: 20 });

/** A case is `<operation>.<fault>.<how often>`: so many of its first requests meet the fault. */
function answer(operation: string, input: Readonly<Record<string, unknown>>): PeerAnswer {
  const [table = '', name = ''] = String(input.TableName).split('-');
  const [faulty, fault, times] = name.split('.');
  const body = bodyOf(operation, table, name);
  if (operation === 'PutItem') records.set(name, Object(input.Item));
  if (operation !== faulty || (operation === 'Query' && table !== 'raw')) return { body };
  const count = (tries.get(name) ?? 0) + 1;
  tries.set(name, count);
  return { body, fault: count <= Number(times) ? (fault as PeerFault) : undefined };
}

function bodyOf(operation: string, table: string, name: string): object {
  if (operation !== 'Query') return {};
  if (table === 'runs') return { Count: 0, Items: [] };
  if (name === 'no count') return { Items: ITEMS };
  return { Count: name === 'fewer' ? 3 : 2, Items: ITEMS, ConsumedCapacity: { CapacityUnits: 0.5 } };
}

beforeAll(async () => {
  peer = await startFaultyPeer(answer);
  // The handler's own client is under test, so it is led here as the SDK is led anywhere.
  const settings = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  for (const [name, value] of Object.entries({ AWS_ENDPOINT_URL_DYNAMODB: peer.endpoint, ...settings }))
    vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await peer.close();
});

/** Transforms the day of a case; gives what came of it and the seconds that it took. */
async function transformIn(name: string, remainingMs?: number) {
  const handler = createHandler(
    { ELT_RAW_TABLE: `raw-${name}`, ELT_RUNS_TABLE: `runs-${name}` },
    { write: () => undefined },
  );
  const started = performance.now();
  const leftMs = () => (remainingMs ?? 0) - (performance.now() - started);
  const context = remainingMs === undefined ? undefined : { getRemainingTimeInMillis: leftMs };
  const outcome = await handler({ dates: [DAY], force: true }, context).catch((error: unknown) => error);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`transform, ${name}: ${seconds.toFixed(1)} s\n`);
  return { outcome, seconds, tries: tries.get(name), record: records.get(name) };
}

const FAULTS: readonly [PeerFault, number, number][] = [
  ['silent', 3, 6],
  ['dawdling', 3, 6],
  ['stalling', 3, 6],
  ['dripping', 6, 10],
  ['breaking', 0, 3],
];

describe.concurrent.each(['Query', 'GetItem', 'PutItem'])('a %s whose peer', (operation) => {
  test.each(FAULTS)('is %s once costs one attempt, and the day succeeds', async (fault, least, most) => {
    const { outcome, seconds, tries: count, record } = await transformIn(`${operation}.${fault}.1`);
    expect(outcome).toMatchObject({ days: [{ record: { status: 'succeeded', rows: 2, read_units: 0.5 } }] });
    expect(record).toMatchObject({ status: { S: 'succeeded' } });
    expect(count).toBe(2);
    expect(seconds).toBeGreaterThanOrEqual(least * 0.99);
    expect(seconds).toBeLessThan(most);
  });
});

describe.concurrent('an answer', () => {
  test('that is cut short, without length or checksum, is asked for again', async () => {
    const { outcome, tries: count } = await transformIn('Query.cutting.1');
    expect(outcome).toMatchObject({ days: [{ record: { rows: 2 } }] });
    expect(count).toBe(2);
  });

  test('that is always cut short fails the day, and is never a shorter day', async () => {
    const { outcome, record, tries: count } = await transformIn('Query.cutting.99');
    expect(outcome).toMatchObject({ code: 'transform.failed', failures: [{ code: 'dynamodb.broken_answer' }] });
    expect(record).toMatchObject({
      status: { S: 'failed' },
      failure: { M: { code: { S: 'dynamodb.broken_answer' } } },
    });
    expect(count).toBe(3);
  });

  test('without Count is no answer', async () => {
    expect((await transformIn('no count')).outcome).toMatchObject({ failures: [{ code: 'dynamodb.broken_answer' }] });
  });

  test('with fewer items than it says is an error', async () => {
    expect((await transformIn('fewer')).outcome).toMatchObject({ failures: [{ code: 'rows.miscounted' }] });
  });
});

describe.concurrent('a peer that is always silent', () => {
  test('fails the day after three attempts, and the ledger says why in one line', async () => {
    const { outcome, seconds, tries: count, record } = await transformIn('Query.silent.99');
    expect(outcome).toMatchObject({ failures: [{ code: 'TimeoutError' }] });
    expect(record).toMatchObject({ failure: { M: { message: { S: expect.stringMatching(/^[^\n]{20,500}$/) } } } });
    expect(count).toBe(3);
    expect(seconds).toBeLessThan(14);
  });

  test('when the transform is about to run out of time, is recorded as a failed day before Lambda kills it', async () => {
    const { outcome, seconds, record } = await transformIn('Query.silent.98', 17_000);
    expect(outcome).toMatchObject({ failures: [{ date: DAY, code: 'day.out_of_time' }] });
    expect(record).toMatchObject({ status: { S: 'failed' }, failure: { M: { code: { S: 'day.out_of_time' } } } });
    expect(seconds).toBeLessThan(5);
  });

  test('is the ledger: nothing can be recorded, and the run fails', async () => {
    const { outcome, seconds } = await transformIn('GetItem.silent.99');
    expect(outcome).toMatchObject({ name: 'TimeoutError' });
    expect(seconds).toBeLessThan(14);
  });
});
