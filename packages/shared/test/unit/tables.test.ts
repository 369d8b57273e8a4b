import { expect, test } from 'vitest';
import { RAW_TABLE_KEYS, RUNS_TABLE_KEYS } from '../../src/dynamodb/tables.ts';
import { RawKey } from '../../src/index.ts';
import { sampleRunRecord } from '../../src/testing.ts';

test('the raw table is keyed by the two attributes of a raw key, the day before the instant', () => {
  expect(RAW_TABLE_KEYS).toEqual({ hash: 'ingested_date', range: 'ingested_at' });
  expect([RAW_TABLE_KEYS.hash, RAW_TABLE_KEYS.range]).toEqual(Object.keys(RawKey.shape));
});

test('the ledger is keyed by what every run record has, the pipeline before the day', () => {
  expect(RUNS_TABLE_KEYS).toEqual({ hash: 'pipeline', range: 'run_date' });
  expect(sampleRunRecord()).toMatchObject({ pipeline: expect.any(String), run_date: expect.any(String) });
});
