import { expect, test } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../src/duckdb/with-database.ts';
import { duckDbType } from '../../src/facts/duckdb-type.ts';
import { SETTINGS } from '../support.ts';

test.each([
  [z.string(), 'VARCHAR'],
  [z.enum(['a', 'b']), 'VARCHAR'],
  [z.literal('a'), 'VARCHAR'],
  [z.iso.date(), 'DATE'],
  [z.iso.datetime(), 'TIMESTAMP'],
  [z.int(), 'BIGINT'],
  [z.number(), 'DOUBLE'],
  [z.boolean(), 'BOOLEAN'],
  [z.array(z.int()), 'BIGINT[]'],
  [z.array(z.object({ 'a b': z.string().optional() })), 'STRUCT("a b" VARCHAR)[]'],
  [z.record(z.string(), z.number()), 'MAP(VARCHAR, DOUBLE)'],
  [z.record(z.string(), z.union([z.number(), z.string()])), 'MAP(VARCHAR, JSON)'],
  [z.unknown(), 'JSON'],
  [z.tuple([z.string(), z.number()]), 'JSON[]'],
])('%# becomes %s, which DuckDB knows', async (schema, type) => {
  expect(duckDbType(z.toJSONSchema(schema))).toBe(type);
  await withDatabase(SETTINGS, async (db) => {
    expect(await db.rows(`select null::${type} as n`)).toEqual([{ n: null }]);
  });
});
