import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { itemSize } from '../../src/dynamodb/item-size.ts';
import { createTokenBuckets } from '../../src/dynamodb/token-buckets.ts';
import {
  type EmbeddedDynamoDb,
  LOCAL_TABLES,
  type ProvisionedDynamoDb,
  startDynamoDb,
  startProvisionedDynamoDb,
  upstreamAt,
} from '../../src/index.ts';

describe('the size of an item', () => {
  test.each([
    [{ name: { S: 'é' } }, 4 + 2],
    [{ n: { N: '0' } }, 1 + 1],
    [{ n: { N: '-27.5' } }, 1 + 2 + 1 + 1],
    [{ n: { N: '1000000' } }, 1 + 1 + 1],
    [{ b: { B: Buffer.from('12345').toString('base64') } }, 1 + 5],
    [{ b: { BOOL: true } }, 1 + 1],
    [{ b: { NULL: true } }, 1 + 1],
    [{ s: { SS: ['ab', 'c'] } }, 1 + 3],
    [{ s: { NS: ['10', '11'] } }, 1 + 2 + 2],
    [{ l: { L: [{ S: 'ab' }, { BOOL: true }] } }, 1 + 3 + (1 + 2) + (1 + 1)],
    [{ m: { M: { key: { S: 'ab' } } } }, 1 + 3 + 1 + (3 + 2)],
  ])('%j is that of its names and values', (item, bytes) => {
    expect(itemSize(item)).toBe(bytes);
  });
});

describe('token buckets', () => {
  test('begin full, with the capacity of 300 seconds, and refill by time up to that', () => {
    let ms = 0;
    const buckets = createTokenBuckets({ raw: { read: 5, write: 1 } }, () => ms);
    expect([buckets.take('raw', 'read', 1500), buckets.take('raw', 'read', 0.5)]).toEqual([true, false]);
    ms += 100;
    expect([buckets.take('raw', 'read', 0.5), buckets.take('raw', 'read', 0.5)]).toEqual([true, false]);
    ms += 10_000_000;
    expect([buckets.take('raw', 'read', 1500), buckets.take('raw', 'read', 0.5)]).toEqual([true, false]);
  });

  test('of reads and writes, and of tables, are apart; a table that is not named has no limit', () => {
    const buckets = createTokenBuckets({ raw: { read: 1, write: 1 }, runs: { read: 1, write: 1 } }, () => 0);
    expect(buckets.take('raw', 'read', 300)).toBe(true);
    expect([buckets.take('raw', 'write', 300), buckets.take('runs', 'read', 300)]).toEqual([true, true]);
    expect(buckets.take('other', 'read', 1e9)).toBe(true);
  });
});

describe('a DynamoDB with provisioned capacity', () => {
  let dynamodb: EmbeddedDynamoDb;
  let provisioned: ProvisionedDynamoDb;
  let ms: number;

  beforeEach(async () => {
    ms = 0;
    dynamodb = await startDynamoDb();
    provisioned = await startProvisionedDynamoDb(
      upstreamAt(dynamodb.endpoint),
      { [LOCAL_TABLES.raw]: { read: 1, write: 1 } },
      () => ms,
    );
  });
  afterEach(async () => {
    await provisioned.close();
    await dynamodb.close();
  });

  const item = (at: string, bytes: number) => ({
    ingested_date: { S: '2026-11-22' },
    ingested_at: { S: at },
    content: { S: 'x'.repeat(bytes) },
  });
  const put = (at: string, bytes: number) =>
    provisioned.client.send(new PutItemCommand({ TableName: LOCAL_TABLES.raw, Item: item(at, bytes) }));
  const query = (more: object = {}) =>
    provisioned.client.send(
      new QueryCommand({
        TableName: LOCAL_TABLES.raw,
        KeyConditionExpression: 'ingested_date = :date',
        ExpressionAttributeValues: { ':date': { S: '2026-11-22' } },
        ReturnConsumedCapacity: 'TOTAL',
        ...more,
      }),
    );

  test('counts a write unit for each kB, and writes nothing that it throttles', async () => {
    // 299 kB and the names and keys: 300 units, which is all there is.
    await put('a', 299 * 1024);
    await expect(put('b', 1)).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect((await query()).Count).toBe(1);
    ms += 1000;
    await put('b', 1);
    expect((await query()).Count).toBe(2);
    expect(provisioned.throttled()).toBe(1);
  });

  test('counts 4 kB a read unit, of whole items whatever is asked of them, and half where a read may be older', async () => {
    await put('a', 100 * 1024);
    const eventually = await query({ ProjectionExpression: '#0', ExpressionAttributeNames: { '#0': 'ingested_at' } });
    expect(eventually).toMatchObject({ Items: [{ ingested_at: { S: 'a' } }], ConsumedCapacity: { CapacityUnits: 13 } });
    expect((await query({ ConsistentRead: true })).ConsumedCapacity?.CapacityUnits).toBe(26);
  });

  test('throttles a read by the answer that DynamoDB gives', async () => {
    await put('a', 200 * 1024);
    const Key = { ingested_date: { S: '2026-11-22' }, ingested_at: { S: 'a' } };
    const get = () =>
      provisioned.client.send(new GetItemCommand({ TableName: LOCAL_TABLES.raw, Key, ConsistentRead: true }));
    for (let reads = 0; reads < 5; reads++) expect((await get()).Item?.content?.S).toHaveLength(200 * 1024);
    await expect(get()).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      message: expect.stringContaining('provisioned throughput'),
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('hands on what DynamoDB refuses', async () => {
    await expect(query({ KeyConditionExpression: 'nonsense' })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
