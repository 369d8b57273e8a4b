import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createHandler } from '../../src/handler.ts';
import { serve } from '../serve.ts';

/** A DynamoDB that throttles, then fails, and then takes the put. */
async function tryThrough(failures: number) {
  let puts = 0;
  const dynamodb = await serve((response) => {
    puts++;
    const type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
    if (puts > failures) response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    else if (puts % 2 === 1) response.writeHead(400).end(JSON.stringify({ __type: type, message: 'slow down' }));
    else response.writeHead(500).end('{}');
  });
  const client = new DynamoDBClient({
    endpoint: dynamodb.baseUrl,
    region: 'local',
    maxAttempts: 5,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const handler = createHandler(
    { ELT_RAW_TABLE: 'raw', ELT_QUOTE_SOURCES: 'embedded' },
    { dynamodb: client, write: () => undefined },
  );
  try {
    return { result: await handler({ scheduled_time: '2026-11-22T10:00:00Z' }), puts };
  } finally {
    client.destroy();
    await dynamodb.close();
  }
}

test('throttling and server errors are tried again', async () => {
  expect(await tryThrough(3)).toMatchObject({ result: { written: 1 }, puts: 4 });
});

test('what stays throttled fails the tick, to be retried as a whole', async () => {
  await expect(tryThrough(100)).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
});
