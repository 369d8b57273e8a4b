import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayClient } from '../src/client.ts';
import { BENCH_DAY } from '../src/pages.ts';

const server = fork(join(import.meta.dirname, '..', 'src', 'replay-server.ts'), ['4000', '0']);
let address: string;
beforeAll(async () => {
  [address] = await once(server, 'message');
});
afterAll(() => server.disconnect());

/** The attributes of the first item, the items of the page, and whether more follow, of a Query with such a projection. */
async function ask(projection: object) {
  const client = replayClient(address);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: 'raw',
      KeyConditionExpression: 'ingested_date = :date',
      ExpressionAttributeValues: { ':date': { S: BENCH_DAY } },
      ...projection,
    }),
  );
  client.destroy();
  return { names: Object.keys(Items[0] ?? {}).sort(), count: Items.length, more: LastEvaluatedKey !== undefined };
}

test('a page has the attributes that a ProjectionExpression names, by their own names and by others, and as many items as a whole one', async () => {
  const whole = await ask({});
  expect(whole.names.length).toBeGreaterThan(8);
  expect(whole.more).toBe(true);
  const two = { names: ['ingested_at', 'source'], count: whole.count, more: true };
  expect(await ask({ ProjectionExpression: 'ingested_at, #s', ExpressionAttributeNames: { '#s': 'source' } })).toEqual(
    two,
  );
  expect(await ask({ ProjectionExpression: 'ingested_at,source' })).toEqual(two);
});

test('other names that no ProjectionExpression uses leave nothing out', async () => {
  const names = { ExpressionAttributeNames: { '#d': 'ingested_date' }, KeyConditionExpression: '#d = :date' };
  expect(await ask(names)).toEqual(await ask({}));
});
