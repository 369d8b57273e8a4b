import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, inject, test } from 'vitest';

const SCHEMAS = join(inject('packed').project, 'node_modules/@quote-elt/shared/json-schema');
const GOLDEN = join(import.meta.dirname, '..', 'golden');

const BAD = [
  { schema_version: 99 },
  { schema_version: '1' },
  { ingested_date: '2026-02-30', run_date: '2026-02-30' },
  { ingested_at: '2026-11-22T24:00:00.000Z', started_at: '2026-11-22T24:00:00.000Z' },
  { content: '', status: '' },
  { tag_list: [''], checks: [{}] },
  { character_count: 0, attempts: 0 },
  { fetched_at: null, finished_at: null },
];

/** Fields that may be left out. */
const OPTIONAL = [
  ...['added_date', 'modified_date', 'source_id', 'error'],
  ...['tick_seconds', 'missing_by_hour', 'last_success_at', 'failure', 'changed_at'],
];

describe.each([
  ['raw-item', 'raw-item-1'],
  ['run-record', 'run-record-2'],
  ['run-record-1', 'run-record-1'],
])('the packed JSON Schema %s', (record, golden) => {
  const validate = formats.default(new Ajv2020()).compile(json(join(SCHEMAS, `${record}.json`)));
  const good = json(join(GOLDEN, `${golden}.json`));

  test('accepts a good item, and one with fields it does not know', () => {
    expect([validate(good), validate({ ...good, extra: 1 }), validate.errors]).toEqual([true, true, null]);
  });

  test.each(BAD)('refuses one with %j', (bad) => {
    expect(validate({ ...good, ...bad })).toBe(false);
  });

  test.each(Object.keys(good))('knows whether %s may be left out', (field) => {
    const { [field]: _left, ...rest } = good;
    expect(validate(rest)).toBe(OPTIONAL.includes(field));
  });
});

function json(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8'));
}
