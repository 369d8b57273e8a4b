import { createHash } from 'node:crypto';
import { endlessPatience, type Patience } from '@quote-elt/runtime';
import { afterEach, describe, expect, test } from 'vitest';
import type { Warehouse } from '../../src/ports/ports.ts';
import { s3Client } from '../../src/warehouse/s3-warehouse.ts';
import { startS3Warehouse, type TestedS3 } from '../s3.ts';

const KEY = 'facts/run_date=2026-11-22/part.parquet';
const BYTES = new TextEncoder().encode('bytes');

let started: TestedS3 | undefined;
async function start(options: Parameters<typeof startS3Warehouse>[0]): Promise<TestedS3> {
  started = await startS3Warehouse(options);
  return started;
}
afterEach(async () => {
  await started?.close();
  started = undefined;
});

async function keysOf(warehouse: Warehouse): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of warehouse.list('facts/')) keys.push(key);
  return keys;
}

/** Every method of a warehouse, with the right that it needs. */
const METHODS: readonly (readonly [string, string, (warehouse: Warehouse) => Promise<unknown>])[] = [
  ['head', 's3:GetObject', (warehouse) => warehouse.head(KEY)],
  ['get', 's3:GetObject', (warehouse) => warehouse.get(KEY)],
  ['put', 's3:PutObject', (warehouse) => warehouse.put(KEY, BYTES, undefined)],
  ['list', 's3:ListBucket', (warehouse) => keysOf(warehouse)],
];

/** Patience of so many seconds, whose pauses take no real time; gives the pauses. */
function simulated(seconds: number): { patience: Patience; pauses: number[] } {
  const pauses: number[] = [];
  const remainingMs = () => seconds * 1000 - pauses.reduce((sum, ms) => sum + ms, 0);
  return { pauses, patience: { ...endlessPatience(), remainingMs, pause: async (ms) => void pauses.push(ms) } };
}

describe.each(METHODS)('%s', (name, right, call) => {
  test('without the right to do it says which one is missing', async () => {
    const { warehouse, s3, path } = await start({
      fault: ({ method, key }) =>
        right === 's3:ListBucket' || key !== '' || method === 'PUT' ? { status: 403, code: 'AccessDenied' } : undefined,
    });
    if (name !== 'put') s3.objects.set(path(KEY), { bytes: BYTES });
    await expect(call(warehouse)).rejects.toMatchObject({
      code: 'warehouse.denied',
      message: expect.stringContaining(right),
      hint: expect.stringContaining(right),
    });
  });

  test('waits as long as S3 asks for a slower pace, then goes on', async () => {
    let slow = 7;
    const { patience, pauses } = simulated(600);
    const { warehouse } = await start({
      patience,
      fault: () => (slow-- > 0 ? { status: 503, code: 'SlowDown' } : undefined),
    });
    await call(warehouse);
    expect(pauses.length).toBeGreaterThan(0);
  });

  test('gives up with a code when the time does not last', async () => {
    const { patience, pauses } = simulated(3);
    const { warehouse } = await start({ patience, fault: () => ({ status: 503, code: 'SlowDown' }) });
    await expect(call(warehouse)).rejects.toMatchObject({ code: 'warehouse.slow_down' });
    expect(pauses).toEqual([500, 1000]);
  });

  test('ends with the reason of its signal', async () => {
    const reason = new Error('the time is over');
    const patience = endlessPatience(AbortSignal.abort(reason));
    const { warehouse } = await start({ patience });
    await expect(call(warehouse)).rejects.toBe(reason);
  });

  test('is tried again when its answer is lost on the way', async () => {
    let lost = 1;
    const { warehouse, requests, s3, path } = await start({ fault: () => (lost-- > 0 ? 'lost' : undefined) });
    const outcome = await call(warehouse).catch((error: unknown) => error);
    expect(requests.length).toBeGreaterThan(1);
    // A put that was carried out finds itself: who put it looks what stands.
    if (name === 'put') expect(outcome).toMatchObject({ code: 'warehouse.conflict' });
    else expect(outcome).not.toBeInstanceOf(Error);
    expect(s3.objects.has(path(KEY))).toBe(name === 'put');
  });
});

test.each(METHODS.filter(([name]) => name !== 'head'))(
  '%s in a bucket that is gone says so',
  async (_name, _right, call) => {
    const { warehouse } = await start({ bucket: 'gone-bucket' });
    await expect(call(warehouse)).rejects.toMatchObject({
      code: 'warehouse.missing',
      message: 'there is no bucket gone-bucket',
    });
  },
);

test('a bucket of another region is told by its code', async () => {
  const { warehouse } = await start({ fault: () => ({ status: 301, code: 'PermanentRedirect' }) });
  await expect(warehouse.put(KEY, BYTES, undefined)).rejects.toMatchObject({ code: 'warehouse.missing' });
});

test('a key that does not exist is absent also where S3 tells it by 403, as without the right to list that very request', async () => {
  const { warehouse, s3, path } = await start({
    fault: ({ method }) => (method === 'HEAD' ? { status: 403, code: 'Forbidden' } : undefined),
  });
  s3.objects.set(path(`${KEY}.other`), { bytes: BYTES });
  expect(await warehouse.head(KEY)).toBeUndefined();
  s3.objects.set(path(KEY), { bytes: BYTES });
  await expect(warehouse.head(KEY)).rejects.toMatchObject({
    code: 'warehouse.denied',
    message: expect.stringContaining('s3:GetObject'),
  });
});

test('a key that does not exist needs the right to list where it is told by 403', async () => {
  const { warehouse } = await start({ fault: () => ({ status: 403, code: 'AccessDenied' }) });
  await expect(warehouse.head(KEY)).rejects.toMatchObject({
    code: 'warehouse.denied',
    message: expect.stringContaining('s3:ListBucket'),
  });
});

test.each([412, 409])('a put that is answered by %d has lost to another one', async (status) => {
  const { warehouse } = await start({ fault: () => ({ status, code: 'ConditionalRequestConflict' }) });
  await expect(warehouse.put(KEY, BYTES, undefined)).rejects.toMatchObject({ code: 'warehouse.conflict' });
});

test('each object is stored with the checksum of its bytes, which S3 compares', async () => {
  const { warehouse, s3, path } = await start({});
  await warehouse.put(KEY, BYTES, undefined);
  const sha256 = createHash('sha256').update(BYTES).digest('base64');
  expect(s3.objects.get(path(KEY))).toEqual({ bytes: Buffer.from(BYTES), sha256 });
});

test('an object whose bytes are not those of its checksum is not read', async () => {
  const { warehouse, s3, path } = await start({});
  await warehouse.put(KEY, BYTES, undefined);
  s3.objects.set(path(KEY), { ...s3.objects.get(path(KEY)), bytes: Buffer.from('other') });
  await expect(warehouse.get(KEY)).rejects.toThrow(/checksum/i);
});

test('the client of a Lambda leaves throttling to the warehouse, and each of its attempts ends', async () => {
  const client = s3Client('lambda');
  expect(await client.config.maxAttempts()).toBe(3);
  client.destroy();
});
