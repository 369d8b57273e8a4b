import type { StandInFault } from '@quote-elt/local';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QUOTATIONS } from '../../src/sources/quotations.ts';
import { type HandlerOnTrial, handlerOnTrial, NOW } from '../handler-on-trial.ts';
import { serve } from '../serve.ts';
import { storedItems } from '../stored-items.ts';

let trial: HandlerOnTrial;
beforeEach(async () => {
  trial = await handlerOnTrial(QUOTATIONS);
});
afterEach(() => trial.close());

test('a batch of 50 different quotes is stored whole and in order', async () => {
  await trial.handler(50)({ scheduled_time: '2026-11-21T23:59:00Z' });
  const items = await storedItems(trial.dynamodb.client);
  expect(items.map(({ ingested_date, ingested_at }) => [ingested_date, ingested_at])).toEqual(
    Array.from({ length: 50 }, (_, i) => ['2026-11-21', `2026-11-21T23:59:00.${String(i).padStart(3, '0')}Z`]),
  );
  expect(new Set(items.map(({ quote_id }) => quote_id)).size).toBe(50);
  expect(items[0]).toMatchObject({ source: 'quotable', fetched_at: NOW.toISOString(), schema_version: 1 });
});

test.each<[StandInFault, string]>([
  ['error-at-200', 'source.shape'],
  ['empty-object', 'source.shape'],
  ['empty-list', 'source.empty'],
])('an API that misbehaves by %s fails the run with %s and stores nothing', async (fault, code) => {
  trial.fault = fault;
  await expect(trial.handler()({})).rejects.toMatchObject({
    code: 'ingest.no_source',
    details: { attempts: [{ source: 'quotable', code }] },
  });
  expect(await storedItems(trial.dynamodb.client)).toEqual([]);
});

test('the quotes of an answer are stored and its other records counted, as a metric and with the payload cut', async () => {
  const good = { _id: 'abcde', content: 'Good.', author: 'Zeno', tags: [] };
  const bad = { _id: 'abcdf', content: 'x'.repeat(20_000) };
  const { baseUrl, close } = await serve((response) => response.end(JSON.stringify([bad, good])));
  expect(await trial.handler(1, { ELT_SOURCE_BASE_URL: baseUrl })({})).toMatchObject({ written: 1, rejected: 1 });
  await close();
  expect(trial.lines[0]).toMatchObject({
    message: 'record rejected',
    reason: expect.stringMatching(/^content: /),
    payload: expect.stringMatching(/^.{2000}$/),
  });
  expect(trial.lines[1]).toMatchObject({ RejectedRecords: 1, Stack: 'local', level: 'INFO' });
});
