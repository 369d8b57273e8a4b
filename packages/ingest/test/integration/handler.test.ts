import {
  type EmbeddedDynamoDb,
  LOCAL_TABLES,
  type StandInApi,
  type StandInFault,
  startDynamoDb,
  startStandInApi,
} from '@quote-elt/local';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHandler } from '../../src/handler.ts';
import { QUOTATIONS } from '../../src/sources/quotations.ts';
import { serve } from '../serve.ts';
import { storedItems } from '../stored-items.ts';

const NOW = new Date('2026-11-22T10:00:42.500Z');
let dynamodb: EmbeddedDynamoDb;
let api: StandInApi;
let fault: StandInFault | undefined;
let lines: unknown[];

beforeEach(async () => {
  fault = undefined;
  lines = [];
  dynamodb = await startDynamoDb();
  api = await startStandInApi({ records: QUOTATIONS, seed: 1, fault: () => fault });
});
afterEach(async () => {
  await dynamodb.close();
  await api.close();
});

function handler(count = 1) {
  const env = {
    ELT_RAW_TABLE: LOCAL_TABLES.raw,
    ELT_SOURCES: 'quotable',
    ELT_SOURCE_BASE_URL: api.baseUrl,
    ELT_RECORDS_PER_TICK: String(count),
    ELT_SOURCE_TIMEOUT_MS: '300',
  };
  return createHandler(env, {
    dynamodb: dynamodb.client,
    now: () => NOW,
    write: (line) => void lines.push(JSON.parse(line)),
  });
}

test('an event without a time means the minute that is now', async () => {
  expect(await handler()({})).toMatchObject({
    tick: '2026-11-22T10:00:00.000Z',
    source: 'quotable',
    written: 1,
    duplicates: 0,
  });
});

test.each([1, 50])('a batch of %d is stored whole and in order', async (count) => {
  await handler(count)({ scheduled_time: '2026-11-21T23:59:00Z' });
  const items = await storedItems(dynamodb.client);
  expect(items.map(({ ingested_date, ingested_at }) => [ingested_date, ingested_at])).toEqual(
    Array.from({ length: count }, (_, i) => ['2026-11-21', `2026-11-21T23:59:00.${String(i).padStart(3, '0')}Z`]),
  );
  expect(new Set(items.map(({ quote_id }) => quote_id)).size).toBe(count);
  expect(items[0]).toMatchObject({ source: 'quotable', fetched_at: NOW.toISOString(), schema_version: 1 });
});

test('a repeated tick writes nothing and succeeds', async () => {
  const invoke = handler(5);
  const event = { scheduled_time: '2026-11-22T10:00:00Z' };
  await invoke(event);
  const before = await storedItems(dynamodb.client);
  expect(await invoke(event)).toMatchObject({ written: 0, duplicates: 5 });
  expect(await storedItems(dynamodb.client)).toEqual(before);
});

describe('an API that misbehaves', () => {
  test.each<[StandInFault, string]>([
    ['server-error', 'source.status'],
    ['html', 'source.status'],
    ['rate-limited', 'source.rate_limited'],
    ['rate-limited-silently', 'source.rate_limited'],
    ['invalid-json', 'source.not_json'],
    ['error-at-200', 'source.shape'],
    ['empty-object', 'source.shape'],
    ['empty-list', 'source.empty'],
    ['hang', 'source.timeout'],
    ['drip', 'source.timeout'],
    ['reset', 'source.reset'],
    ['huge', 'source.too_large'],
  ])('by %s fails the run with %s and stores nothing', async (kind, code) => {
    fault = kind;
    await expect(handler()({})).rejects.toMatchObject({
      code: 'ingest.no_source',
      details: { attempts: [{ source: 'quotable', code }] },
    });
    expect(await storedItems(dynamodb.client)).toEqual([]);
  });

  test('is found by the log line of the tick', async () => {
    fault = 'html';
    await expect(handler()({})).rejects.toThrow();
    expect(lines[0]).toMatchObject({ level: 'WARN', source: 'quotable', code: 'source.status' });
  });
});

test.each([[{ scheduled_time: 'now' }], [{ time: '2026-11-22T10:00:00Z' }], ['text'], [null]])(
  'the event %j is refused',
  async (event) => {
    await expect(handler()(event)).rejects.toMatchObject({ code: 'event.invalid' });
  },
);

test('a table that is not there fails the run', async () => {
  const invoke = createHandler(
    { ELT_RAW_TABLE: 'nowhere', ELT_SOURCE_BASE_URL: api.baseUrl },
    { dynamodb: dynamodb.client, write: () => undefined },
  );
  await expect(invoke({})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('the quotes of an answer are stored and its other records counted, as a metric and with the payload cut', async () => {
  const good = { _id: 'abcde', content: 'Good.', author: 'Zeno', tags: [] };
  const bad = { _id: 'abcdf', content: 'x'.repeat(20_000) };
  const { baseUrl, close } = await serve((response) => response.end(JSON.stringify([bad, good])));
  const env = { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_SOURCES: 'quotable', ELT_SOURCE_BASE_URL: baseUrl };
  const invoke = createHandler(env, {
    dynamodb: dynamodb.client,
    now: () => NOW,
    write: (line) => void lines.push(JSON.parse(line)),
  });
  expect(await invoke({})).toMatchObject({ written: 1, rejected: 1 });
  await close();
  expect(lines[0]).toMatchObject({
    message: 'record rejected',
    reason: expect.stringMatching(/^content: /),
    payload: expect.stringMatching(/^.{2000}$/),
  });
  expect(lines[1]).toMatchObject({ RejectedRecords: 1, Stack: 'local', level: 'INFO' });
});

test('a source that hangs uses no more than its part of the time that is left', async () => {
  fault = 'hang';
  const env = {
    ELT_RAW_TABLE: LOCAL_TABLES.raw,
    ELT_SOURCES: 'quotable,embedded',
    ELT_SOURCE_BASE_URL: api.baseUrl,
    ELT_SOURCE_TIMEOUT_MS: '60000',
  };
  const invoke = createHandler(env, { dynamodb: dynamodb.client, now: () => NOW, write: () => undefined });
  const started = performance.now();
  await expect(invoke({}, { getRemainingTimeInMillis: () => 8200 })).rejects.toMatchObject({
    code: 'ingest.no_source',
  });
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each([
  ['half a second when the reserve for storing is all that is left', 8000, 500, 1500],
  ['what is left beyond the reserve for storing', 9500, 1500, 3000],
])('a tick asks its sources for %s', async (_name, remainingMs, least, most) => {
  fault = 'hang';
  const env = { ELT_RAW_TABLE: LOCAL_TABLES.raw, ELT_SOURCES: 'quotable', ELT_SOURCE_BASE_URL: api.baseUrl };
  const invoke = createHandler(
    { ...env, ELT_SOURCE_TIMEOUT_MS: '60000' },
    { dynamodb: dynamodb.client, write: () => undefined },
  );
  const started = performance.now();
  await expect(invoke({}, { getRemainingTimeInMillis: () => remainingMs })).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { attempts: [{ code: 'source.timeout' }] },
  });
  const ms = performance.now() - started;
  expect(ms).toBeGreaterThanOrEqual(least * 0.98);
  expect(ms).toBeLessThan(most);
});

test('without an invocation that ends, a source has all of its own time-out', async () => {
  fault = 'hang';
  await expect(handler()({})).rejects.toMatchObject({ details: { attempts: [{ code: 'source.timeout' }] } });
});

test('a refused event is shown in a bounded message, and what may be sent is told', async () => {
  await expect(handler()({ [`\u001b[2J${'x'.repeat(10_000)}`]: 1 })).rejects.toMatchObject({
    code: 'event.invalid',
    message: expect.stringMatching(/^ingest event .{400,486}…$/),
    hint: expect.stringContaining('{"scheduled_time": "2026-11-22T18:59:00Z"}'),
    cause: expect.objectContaining({ name: 'ZodError' }),
  });
});
