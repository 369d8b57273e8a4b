import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../scripts/json-schemas.ts';
import { decodeItem, encodeItem, type Plain } from '../../src/dynamodb.ts';
import { RAW_SCHEMA_VERSION, RawItem, RUN_SCHEMA_VERSION, RunRecord } from '../../src/index.ts';

const FOLDER = join(import.meta.dirname, '..', 'golden');

describe.each([
  ['raw-item', RawItem, RAW_SCHEMA_VERSION],
  ['run-record', RunRecord, RUN_SCHEMA_VERSION],
] as const)('a stored %s', (record, schema, version) => {
  const names = Array.from({ length: version }, (_, i) => `${record}-${i + 1}.json`);
  const validate = formats.default(new Ajv2020()).compile(jsonSchemas()[record] ?? {});

  test('has a golden file for every version ever written', () => {
    expect(globSync(`${record}-*.json`, { cwd: FOLDER }).sort()).toEqual(names);
  });

  test.each(names)('%s is still read, from DynamoDB too', (name) => {
    const item = golden(name);
    expect(schema.parse(item)).toEqual(item);
    expect(schema.parse(decodeItem(encodeItem(item)))).toEqual(item);
    expect([validate(item), validate.errors]).toEqual([true, null]);
  });

  test('of the current version has every field there is', () => {
    const newest = golden(`${record}-${version}.json`);
    expect(Object.keys(schema.shape).filter((field) => newest[field] === undefined)).toEqual([]);
    expect(newest.schema_version).toBe(version);
  });

  test('of a newer version is refused', () => {
    const newer = { ...golden(`${record}-${version}.json`), schema_version: version + 1 };
    expect(schema.safeParse(newer).error?.issues).toMatchObject([
      { path: ['schema_version'], message: expect.stringContaining('update @quote-elt/shared') },
    ]);
    expect(validate(newer)).toBe(false);
  });
});

function golden(name: string): Record<string, Plain> {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
}
