import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type EmbeddedDynamoDb, LOCAL_TABLES, type LocalS3, startDynamoDb, startLocalS3 } from '@quote-elt/local';
import { encodeItem } from '@quote-elt/shared/dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createHandler } from '../../src/handler.ts';
import { MARTS } from '../../src/marts/marts.ts';
import { objectKey } from '../../src/warehouse/object-key.ts';
import { DAY, itemAt, MART_NAMES, NOW } from '../support.ts';

const BUCKET = 'marts-of-a-stack';
const PATHS = MARTS.map((mart) => `${BUCKET}/${objectKey(mart, DAY)}`);

let dynamodb: EmbeddedDynamoDb;
let s3: LocalS3;
let requests: string[];

beforeEach(async () => {
  requests = [];
  dynamodb = await startDynamoDb();
  s3 = await startLocalS3({
    buckets: [BUCKET],
    fault: ({ method, key }) => {
      requests.push(`${method} ${key}`);
      return undefined;
    },
  });
  const settings = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  for (const [name, value] of Object.entries({ AWS_ENDPOINT_URL_S3: s3.endpoint, ...settings }))
    vi.stubEnv(name, value);
  for (const n of [0, 1, 2])
    await dynamodb.client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item: encodeItem(itemAt(n)) }));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  await dynamodb.close();
});

function handler(bucket?: string) {
  return createHandler(
    { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_RUNS_TABLE: LOCAL_TABLES.runs, ELT_WAREHOUSE_BUCKET: bucket },
    { dynamodb: dynamodb.client, now: () => NOW, write: () => undefined },
  );
}

test('a Lambda that is told of a bucket publishes each mart there, and its record names the objects', async () => {
  const { days } = await handler(BUCKET)({ dates: [DAY] });
  expect([...s3.objects.keys()]).toEqual(PATHS);
  expect(days.map(({ files }) => files)).toEqual([
    Object.fromEntries(MARTS.map((mart) => [mart.name, `s3://${BUCKET}/${objectKey(mart, DAY)}`])),
  ]);
  const [published] = days.map(({ record }) => record.published);
  expect(Object.keys(published ?? {})).toEqual(MART_NAMES);
  for (const { key, bytes, sha256, etag } of Object.values(published ?? {})) {
    const stored = s3.objects.get(`${BUCKET}/${key}`);
    expect([bytes, Buffer.from(String(sha256), 'hex').toString('base64')]).toEqual([
      stored?.bytes.length,
      stored?.sha256,
    ]);
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
  }
});

test('it looks what stands before it reads, puts in the order of the models, and puts nothing again that is the same', async () => {
  await handler(BUCKET)({ dates: [DAY] });
  const keys = MARTS.map((mart) => objectKey(mart, DAY));
  const heads = keys.map((key) => `HEAD ${key}`);
  expect(requests).toEqual([...heads, ...keys.map((key) => `PUT ${key}`)]);
  await handler(BUCKET)({ dates: [DAY], force: true });
  expect(requests.slice(2 * keys.length)).toEqual(heads);
});

test('one that is told of none publishes nothing and speaks to no S3', async () => {
  const { days } = await handler()({ dates: [DAY] });
  expect([days.map(({ record }) => record.published), requests]).toEqual([[{}], []]);
});

test('a bucket that is not there fails the day with a code, and the next run publishes it', async () => {
  const failed = handler('gone-bucket')({ dates: [DAY] });
  const Failed = z.object({ failures: z.array(z.object({ code: z.string() })) });
  const error: unknown = await failed.catch((thrown: unknown) => thrown);
  expect(Failed.parse(error).failures).toEqual([{ code: 'warehouse.missing' }]);
  await handler(BUCKET)({ scheduled_time: '2026-11-23T12:00:00Z' });
  expect([...s3.objects.keys()]).toEqual(PATHS);
});
