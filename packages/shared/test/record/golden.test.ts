import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { jsonSchemas } from '../../scripts/json-schemas.ts';
import { decodeItem, encodeItem, type Plain } from '../../src/dynamodb.ts';
import {
  PipelineSettings,
  RAW_SCHEMA_VERSION,
  RawItem,
  RUN_SCHEMA_VERSION,
  RunRecord,
  RunRecord1,
  readRunRecord,
  SETTINGS_SCHEMA_VERSION,
} from '../../src/index.ts';

const FOLDER = join(import.meta.dirname, 'golden');

/** Each stored record with its current schema, its version, and the schemas of versions that have another shape. */
const STORED: readonly [string, z.ZodObject, number, Readonly<Record<string, z.ZodObject>>][] = [
  ['raw-item', RawItem, RAW_SCHEMA_VERSION, {}],
  ['run-record', RunRecord, RUN_SCHEMA_VERSION, { 'run-record-1': RunRecord1 }],
  ['pipeline-settings', PipelineSettings, SETTINGS_SCHEMA_VERSION, {}],
];

describe.each(STORED)('a stored %s', (record, current, version, older) => {
  const names = Array.from({ length: version }, (_, i) => `${record}-${i + 1}`);

  test('has a golden file for every version ever written', () => {
    expect(globSync(`${record}-*.json`, { cwd: FOLDER }).sort()).toEqual(names.map((name) => `${name}.json`));
  });

  test.each(names)('%s is still read, from DynamoDB too, and by its JSON Schema', (name) => {
    const item = golden(name);
    const schema = older[name] ?? current;
    const validate = formats.default(new Ajv2020()).compile(jsonSchemas()[name in older ? name : record] ?? {});
    expect(schema.parse(item)).toEqual(item);
    expect(schema.parse(decodeItem(encodeItem(item)))).toEqual(item);
    expect([validate(item), validate.errors]).toEqual([true, null]);
  });

  test('of the current version has every field there is', () => {
    const newest = golden(`${record}-${version}`);
    expect(Object.keys(current.shape).filter((field) => newest[field] === undefined)).toEqual([]);
    expect(newest.schema_version).toBe(version);
  });

  test('of a newer version is refused', () => {
    const newer = { ...golden(`${record}-${version}`), schema_version: version + 1 };
    const validate = formats.default(new Ajv2020()).compile(jsonSchemas()[record] ?? {});
    expect(current.safeParse(newer).error?.issues).toMatchObject([
      { path: ['schema_version'], message: expect.stringContaining('update @quote-elt/shared') },
    ]);
    expect(validate(newer)).toBe(false);
  });
});

describe('a run record of version 1', () => {
  const item = golden('run-record-1');
  const { stats, profile, error, ...kept } = RunRecord1.parse(item);

  test('is read as the current version: its figures by name, its error as the failure', () => {
    expect(readRunRecord(item)).toEqual({
      ...kept,
      missing_count: 2,
      figures: {
        rows: 1436,
        distinct_quotes: 431,
        minimum: 1,
        maximum: 9,
        range: 8,
        variance: 3.25,
        standard_deviation: 1.8027756377319946,
        most_common_quote_id: '420cf9bc6af78fda',
        most_common_quote: 'Things do not change; we change.',
        most_common_author: 'Henry David Thoreau',
        completeness: 0.9986111111111111,
        mean_length: 87.5,
        'source_share.quotable': 0.75,
        'source_share.zenquotes': 0.25,
      },
      published: {},
      read_units: 0,
      failure: { at: kept.finished_at, code: 'unknown', message: 'publish failed', attempts: 1 },
      schema_version: 2,
    });
    expect([stats, profile, error]).not.toContain(undefined);
  });

  test.each(['succeeded', 'empty'])('that %s stands as the last success', (status) => {
    const good = { ...item, status, stats: null, profile: null, error: 'none' };
    const record = readRunRecord(good);
    expect(record).toMatchObject({ status, figures: {}, last_success_at: kept.finished_at });
    expect(Object.keys(record)).not.toContain('failure');
    expect(RunRecord.parse(record)).toEqual(record);
  });

  test('with an error of several lines has a failure of one', () => {
    expect(readRunRecord({ ...item, error: 'first\n  second' }).failure?.message).toBe('first second');
  });

  test('is none of the current version, whatever fields it has', () => {
    expect(RunRecord.safeParse({ ...golden('run-record-2'), schema_version: 1 }).success).toBe(false);
  });

  test('without the text of its error fails for a reason that was not recorded', () => {
    const { error: left, ...without } = item;
    expect([typeof left, readRunRecord(without).failure?.message]).toEqual(['string', 'no reason was recorded']);
  });

  test('without statistics but with a profile has the figures of the profile', () => {
    expect(readRunRecord({ ...item, stats: null }).figures).toEqual({
      mean_length: 87.5,
      'source_share.quotable': 0.75,
      'source_share.zenquotes': 0.25,
    });
  });

  test('that is no record is refused', () => {
    expect(() => readRunRecord({ ...item, rows: 'many' })).toThrow(expect.objectContaining({ name: 'ZodError' }));
  });
});

describe('a run record', () => {
  test('of the current version is read as it is', () => {
    const record = golden('run-record-2');
    expect(readRunRecord(record)).toEqual(RunRecord.parse(record));
  });

  test.each([[undefined], [null], ['text'], [7], [[]], [{}], [{ schema_version: 99 }], [{ schema_version: '1' }]])(
    'is not read from %j',
    (item) => {
      expect(() => readRunRecord(item)).toThrow(expect.objectContaining({ name: 'ZodError' }));
    },
  );
});

function golden(name: string): Record<string, Plain> {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
}
