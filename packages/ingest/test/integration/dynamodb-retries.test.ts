import { endlessPatience } from '@quote-elt/runtime';
import { expect, test, vi } from 'vitest';
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
  // The handler's own client is under test, so it is led here as the SDK is led anywhere.
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', dynamodb.baseUrl);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  // Pauses take no real time, but count against the invocation's.
  let remainingMs = 30_000;
  const pause = async (ms: number) => {
    remainingMs -= ms;
  };
  const env = { ELT_RAW_TABLE: 'raw', ELT_SOURCES: 'embedded', ELT_RECORDS_PER_TICK: '1' };
  const handler = createHandler(env, { write: () => undefined, patience: { ...endlessPatience(), pause } });
  const context = { getRemainingTimeInMillis: () => remainingMs };
  try {
    return { result: await handler({ scheduled_time: '2026-11-22T10:00:00Z' }, context), puts };
  } finally {
    vi.unstubAllEnvs();
    await dynamodb.close();
  }
}

test('throttling and server errors are tried again', async () => {
  expect(await tryThrough(3)).toMatchObject({ result: { written: 1 }, puts: 4 });
});

test('what stays throttled as long as the invocation lasts fails the tick, to be retried as a whole', async () => {
  await expect(tryThrough(100)).rejects.toMatchObject({
    code: 'dynamodb.throttled',
    details: { waited_ms: 500 + 1000 + 2000 + 4000 + 8000 },
    cause: { name: 'ProvisionedThroughputExceededException' },
  });
});
