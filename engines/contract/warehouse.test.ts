import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3ClientConfig } from '@quote-elt/runtime';
import { s3Warehouse } from '@quote-elt/transform/s3';
import { expect, test } from 'vitest';
import { describeWarehouse } from '../../packages/transform/test/contract/warehouse.contract.ts';
import { S3_KEYS, S3_VARIABLE } from '../src/s3/with-versitygw.ts';

let made = 0;

/** A bucket of its own for each caller, on the gateway that is running. */
async function newBucket(): Promise<{ client: S3Client; Bucket: string }> {
  const endpoint = process.env[S3_VARIABLE];
  if (endpoint === undefined) throw new Error(`${S3_VARIABLE} names no server: run pnpm engines`);
  const client = new S3Client({
    ...s3ClientConfig('command'),
    endpoint,
    region: 'us-east-1',
    credentials: S3_KEYS,
    forcePathStyle: true,
  });
  const Bucket = `bucket-${process.pid}-${++made}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  return { client, Bucket };
}

describeWarehouse('versitygw', async () => {
  const { client, Bucket } = await newBucket();
  return {
    warehouse: s3Warehouse(client, Bucket),
    plant: async (Key, Body) => void (await client.send(new PutObjectCommand({ Bucket, Key, Body }))),
    remove: async (Key) => void (await client.send(new DeleteObjectCommand({ Bucket, Key }))),
    close: async () => client.destroy(),
  };
});

test('of eight puts at once of a new object one goes through, and so of eight over one that stands', async () => {
  const { client, Bucket } = await newBucket();
  const warehouse = s3Warehouse(client, Bucket);
  const key = 'facts/run_date=2026-11-22/part.parquet';
  let etag: string | undefined;
  for (const round of [1, 2]) {
    const puts = Array.from({ length: 8 }, (_, racer) => warehouse.put(key, new Uint8Array([round, racer]), etag));
    const settled = await Promise.allSettled(puts);
    const winners = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const losers = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect([winners.length, losers]).toEqual([1, Array.from({ length: 7 }, () => 'warehouse.conflict')]);
    etag = (await warehouse.head(key))?.etag;
    expect(winners).toEqual([etag]);
  }
  client.destroy();
});

test('bytes that are not those of their checksum are refused', async () => {
  const { client, Bucket } = await newBucket();
  const wrong = { Bucket, Key: 'facts/x', Body: 'bytes', ChecksumSHA256: Buffer.alloc(32).toString('base64') };
  await expect(client.send(new PutObjectCommand(wrong))).rejects.toThrow();
  expect(await s3Warehouse(client, Bucket).head('facts/x')).toBeUndefined();
  client.destroy();
});
