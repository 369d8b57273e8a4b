import { createServer, type Server, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { afterEach, expect, test } from 'vitest';
import type { RawPage } from '../../src/ports/ports.ts';
import { dynamoDbRowReader } from '../../src/rows/dynamodb-row-reader.ts';
import { ATTRIBUTES_READ, attributesAt, DAY } from '../support.ts';

let server: Server | undefined;
afterEach(async () => {
  if (server !== undefined) await closeServer(server);
});

/** Pages that a reader gets from a service that answers with `answers`, one after the other. */
async function pagesFrom(answers: readonly ((response: ServerResponse) => void)[]): Promise<RawPage[]> {
  let requests = 0;
  server = createServer((request, response) => {
    request.resume().once('end', () => answers[requests++]?.(response));
  });
  const endpoint = await listenOnLoopback(server);
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const pages: RawPage[] = [];
  for await (const page of dynamoDbRowReader(client, 'raw').pages(DAY))
    pages.push({ ...page, json: Uint8Array.from(page.json) });
  expect(requests).toBe(answers.length);
  return pages;
}

const [READ = 'none'] = ATTRIBUTES_READ;
const ITEMS = [
  attributesAt(0, { [READ]: { S: 'Alpha “quoted” ]' } }),
  attributesAt(1, { [READ]: { S: 'Beta \\ {"Items":[' } }),
];
const KEY = { ingested_date: { S: DAY }, ingested_at: { S: '2026-11-22T00:00:00.000Z' } };

function page(body: object, { checksum = true, chunked = false, wrong = false } = {}) {
  return (response: ServerResponse) => {
    const bytes = Buffer.from(JSON.stringify(body));
    if (checksum) response.setHeader('x-amz-crc32', String(crc32(bytes) + (wrong ? 1 : 0)));
    response.writeHead(200, {
      'content-type': 'application/x-amz-json-1.0',
      ...(chunked ? {} : { 'content-length': bytes.length }),
    });
    for (let start = 0; start < bytes.length; start += 100) response.write(bytes.subarray(start, start + 100));
    response.end();
  };
}

const items = (pages: readonly RawPage[]) =>
  pages.map(({ count, json }) => [count, JSON.parse(Buffer.from(json).toString())]);

test('pages are followed, chunked or not, with and without a checksum, whatever the order of keys', async () => {
  const pages = await pagesFrom([
    page({ LastEvaluatedKey: KEY, Items: ITEMS.slice(0, 1), Count: 1 }, { chunked: true }),
    page({ Count: 1, ScannedCount: 1, Items: ITEMS.slice(1) }, { checksum: false }),
  ]);
  expect(items(pages)).toEqual([
    [1, ITEMS.slice(0, 1)],
    [1, ITEMS.slice(1)],
  ]);
});

test('an answer whose bytes do not fit its checksum is asked for again', async () => {
  const pages = await pagesFrom([page({ Items: ITEMS, Count: 2 }, { wrong: true }), page({ Items: ITEMS, Count: 2 })]);
  expect(items(pages)).toEqual([[2, ITEMS]]);
});

test('throttling and server errors are retried by the SDK, and the page is taken once', async () => {
  const throttled = (response: ServerResponse) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(
      '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"slow"}',
    );
  };
  const broken = (response: ServerResponse) => {
    response.writeHead(500);
    response.end('{}');
  };
  const pages = await pagesFrom([throttled, broken, page({ Items: ITEMS, Count: 2 })]);
  expect(items(pages)).toEqual([[2, ITEMS]]);
});
