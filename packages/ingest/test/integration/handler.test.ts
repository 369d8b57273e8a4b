import { STAND_IN_SAMPLES, type StandInFault } from '@quote-elt/local';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOSTED_SOURCE, SOURCE_NAMES } from '../../src/sources/registry.ts';
import { type HandlerOnTrial, handlerOnTrial, NOW } from '../handler-on-trial.ts';
import { storedItems } from '../stored-items.ts';

/** Every source, the hosted one before the others. */
const HOSTED_FIRST = [HOSTED_SOURCE, ...SOURCE_NAMES.filter((name) => name !== HOSTED_SOURCE)];

let trial: HandlerOnTrial;
beforeEach(async () => {
  trial = await handlerOnTrial(STAND_IN_SAMPLES);
});
afterEach(() => trial.close());

test('an event without a time means the minute that is now', async () => {
  expect(await trial.handler()({})).toMatchObject({
    tick: '2026-11-22T10:00:00.000Z',
    source: HOSTED_SOURCE,
    written: 1,
    duplicates: 0,
  });
});

test.each([1, 4])('a batch of %d is stored whole and in order', async (count) => {
  await trial.handler(count)({ scheduled_time: '2026-11-21T23:59:00Z' });
  const items = await storedItems(trial.dynamodb.client);
  expect(items.map(({ ingested_date, ingested_at }) => [ingested_date, ingested_at])).toEqual(
    Array.from({ length: count }, (_, i) => ['2026-11-21', `2026-11-21T23:59:00.${String(i).padStart(3, '0')}Z`]),
  );
  expect(items[0]).toMatchObject({ source: HOSTED_SOURCE, fetched_at: NOW.toISOString(), schema_version: 1 });
});

test('a repeated tick writes nothing and succeeds', async () => {
  const invoke = trial.handler(3);
  const event = { scheduled_time: '2026-11-22T10:00:00Z' };
  await invoke(event);
  const before = await storedItems(trial.dynamodb.client);
  expect(await invoke(event)).toMatchObject({ written: 0, duplicates: 3 });
  expect(await storedItems(trial.dynamodb.client)).toEqual(before);
});

describe('an API that misbehaves', () => {
  test.each<[StandInFault, string]>([
    ['server-error', 'source.status'],
    ['html', 'source.status'],
    ['rate-limited', 'source.rate_limited'],
    ['rate-limited-silently', 'source.rate_limited'],
    ['invalid-json', 'source.not_json'],
    ['hang', 'source.timeout'],
    ['drip', 'source.timeout'],
    ['reset', 'source.reset'],
    ['huge', 'source.too_large'],
  ])('by %s fails the run with %s and stores nothing', async (kind, code) => {
    trial.fault = kind;
    await expect(trial.handler()({})).rejects.toMatchObject({
      code: 'ingest.no_source',
      details: { attempts: [{ source: HOSTED_SOURCE, code }] },
    });
    expect(await storedItems(trial.dynamodb.client)).toEqual([]);
  });

  test('is found by the log line of the tick', async () => {
    trial.fault = 'html';
    await expect(trial.handler()({})).rejects.toThrow();
    expect(trial.lines[0]).toMatchObject({ level: 'WARN', source: HOSTED_SOURCE, code: 'source.status' });
  });
});

test.each([[{ scheduled_time: 'now' }], [{ time: '2026-11-22T10:00:00Z' }], ['text'], [null]])(
  'the event %j is refused',
  async (event) => {
    await expect(trial.handler()(event)).rejects.toMatchObject({ code: 'event.invalid' });
  },
);

test('a table that is not there fails the run', async () => {
  const invoke = trial.handler(1, { ELT_RAW_TABLE: 'nowhere' });
  await expect(invoke({})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a source that hangs uses no more than its part of the time that is left', async () => {
  trial.fault = 'hang';
  const invoke = trial.handler(1, { ELT_SOURCES: HOSTED_FIRST.join(), ELT_SOURCE_TIMEOUT_MS: '60000' });
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
  trial.fault = 'hang';
  const invoke = trial.handler(1, { ELT_SOURCE_TIMEOUT_MS: '60000' });
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
  trial.fault = 'hang';
  await expect(trial.handler()({})).rejects.toMatchObject({ details: { attempts: [{ code: 'source.timeout' }] } });
});

test('a refused event is shown in a bounded message, and what may be sent is reported', async () => {
  await expect(trial.handler()({ [`\u001b[2J${'x'.repeat(10_000)}`]: 1 })).rejects.toMatchObject({
    code: 'event.invalid',
    message: expect.stringMatching(/^ingest event .{400,486}…$/),
    hint: expect.stringContaining('{"scheduled_time": "2026-11-22T18:59:00Z"}'),
    cause: expect.objectContaining({ name: 'ZodError' }),
  });
});
