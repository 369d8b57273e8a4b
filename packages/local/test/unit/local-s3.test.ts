import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalS3, type S3Fault, startLocalS3 } from '../../src/index.ts';

const AT = { Bucket: 'bucket', Key: 'a/b=1/c d.txt' };
let s3: LocalS3;
let client: S3Client;
let faults: (S3Fault | undefined)[];

beforeEach(async () => {
  faults = [];
  s3 = await startLocalS3({ buckets: ['bucket'], fault: () => faults.shift(), pageKeys: 2 });
  client = new S3Client({
    endpoint: s3.endpoint,
    region: 'local',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterEach(async () => {
  client.destroy();
  await s3.close();
});

const put = (Body: string, more: object = {}) => client.send(new PutObjectCommand({ ...AT, Body, ...more }));
const read = async (more: object = {}) =>
  (await client.send(new GetObjectCommand({ ...AT, ...more }))).Body?.transformToString();

test('gives back what was put, whole and in ranges', async () => {
  const { ETag } = await put('0123456789');
  expect(await read()).toBe('0123456789');
  expect(await read({ IfMatch: ETag })).toBe('0123456789');
  for (const [Range, part] of [
    ['bytes=2-4', '234'],
    ['bytes=7-', '789'],
    ['bytes=-3', '789'],
    ['bytes=8-99', '89'],
  ]) {
    const answer = await client.send(new GetObjectCommand({ ...AT, Range }));
    expect([answer.$metadata.httpStatusCode, await answer.Body?.transformToString()]).toEqual([206, part]);
  }
  await expect(read({ Range: 'bytes=10-12' })).rejects.toMatchObject({ name: 'InvalidRange' });
  expect(await client.send(new HeadObjectCommand(AT))).toMatchObject({ ETag, ContentLength: 10 });
});

test('tells the checksum that a put told, and refuses one that its bytes do not have', async () => {
  const ChecksumSHA256 = 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';
  await put('abc', { ChecksumSHA256 });
  expect(await client.send(new HeadObjectCommand({ ...AT, ChecksumMode: 'ENABLED' }))).toMatchObject({
    ChecksumSHA256,
  });
  await expect(put('abd', { ChecksumSHA256 })).rejects.toMatchObject({ name: 'BadDigest' });
  expect(await read({ ChecksumMode: 'ENABLED' })).toBe('abc');
});

test('puts only under the conditions of the put', async () => {
  await expect(put('one', { IfMatch: '"none"' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  const { ETag } = await put('one', { IfNoneMatch: '*' });
  await expect(put('two', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  await expect(put('two', { IfMatch: '"other"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
  await put('two', { IfMatch: ETag });
  expect(await read()).toBe('two');
  await expect(read({ IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('one of eight puts wins that are made at once', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => put(`${n}`, { IfNoneMatch: '*' })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('lists keys page by page', async () => {
  for (const key of ['x/3', 'x/1', 'x/2', 'y/1', 'x/&<é']) s3.objects.set(`bucket/${key}`, { bytes: Buffer.from(key) });
  const keys: (string | undefined)[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: 'bucket', Prefix: 'x/', ContinuationToken }));
    expect(page.Contents?.length).toBeLessThanOrEqual(2);
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(keys).toEqual(['x/&<é', 'x/1', 'x/2', 'x/3']);
});

test('answers by the fault that is asked for, or carries a request out and loses its answer', async () => {
  faults = [{ status: 503, code: 'SlowDown' }, { status: 409, code: 'ConditionalRequestConflict' }, 'lost'];
  await expect(put('one')).rejects.toMatchObject({ name: 'SlowDown', $metadata: { httpStatusCode: 503 } });
  await expect(put('one')).rejects.toMatchObject({ name: 'ConditionalRequestConflict' });
  expect(s3.objects.size).toBe(0);
  await expect(put('one')).rejects.toThrow();
  expect(await read()).toBe('one');
});

test('has no bucket and no operation but its own', async () => {
  const elsewhere = client.send(new GetObjectCommand({ ...AT, Bucket: 'other' }));
  await expect(elsewhere).rejects.toMatchObject({ name: 'NoSuchBucket' });
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await fetch(`${s3.endpoint}/bucket/key`, { method: 'DELETE' })).status).toBe(501);
});
