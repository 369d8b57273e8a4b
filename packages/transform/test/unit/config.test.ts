import { expect, test } from 'vitest';
import { readConfig, TRANSFORM_ENV_KEYS, WAREHOUSE_ENV_KEYS } from '../../src/config.ts';

const TABLES = { ELT_RAW_TABLE: 'raw', ELT_RUNS_TABLE: 'runs' };

test('the tables are all that must be said', () => {
  expect(readConfig(TABLES)).toMatchObject({
    rawTable: 'raw',
    runsTable: 'runs',
    tickSeconds: 60,
    lookBackDays: 7,
    maxRejectedShare: 0.1,
  });
});

test('DuckDB gets the memory of the Lambda less what Node needs', () => {
  expect(readConfig({ ...TABLES, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512' }).memoryLimitMb).toBe(312);
});

test('all mistakes are told at once', () => {
  expect(() => readConfig({ ELT_TICK_SECONDS: 'often', ELT_TABEL: 'x' })).toThrow(
    expect.objectContaining({
      code: 'config.invalid',
      details: {
        problems: [
          expect.stringMatching(/^ELT_RAW_TABLE/),
          expect.stringMatching(/^ELT_RUNS_TABLE/),
          expect.stringMatching(/^ELT_TICK_SECONDS/),
          'ELT_TABEL is not known',
        ],
      },
    }),
  );
});

test('the key list names every variable', () => {
  expect(TRANSFORM_ENV_KEYS).toEqual(expect.arrayContaining(['ELT_RAW_TABLE', 'ELT_RUNS_TABLE', 'ELT_TICK_SECONDS']));
});

test('marts are published to a bucket only where one is named', () => {
  expect(readConfig(TABLES).warehouseBucket).toBeUndefined();
  expect(WAREHOUSE_ENV_KEYS).toEqual(['ELT_WAREHOUSE_BUCKET']);
  expect(readConfig({ ...TABLES, ELT_WAREHOUSE_BUCKET: 'marts' }).warehouseBucket).toBe('marts');
  expect(readConfig({ ...TABLES, ELT_WAREHOUSE_BUCKET: '' }).warehouseBucket).toBeUndefined();
});
