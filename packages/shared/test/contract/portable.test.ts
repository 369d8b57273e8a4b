import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonSchemas } from '../../scripts/json-schemas.ts';
import * as shared from '../../src/index.ts';

const SCHEMAS = Object.entries(shared).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
);

/** Every schema within a JSON Schema, itself included. */
function partsOf(schema: unknown): object[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return [schema, ...Object.values(schema).flatMap(partsOf)];
}

describe.each(SCHEMAS)('%s', (name, schema) => {
  test.each(['input', 'output'] as const)('has a JSON Schema of its %s, with one anchored pattern a text', (io) => {
    const parts = partsOf(z.toJSONSchema(schema, { io }));
    const patterns = parts.flatMap((part) => ('pattern' in part ? [String(part.pattern)] : []));
    expect(patterns.filter((pattern) => !/^\^.*\$$/s.test(pattern))).toEqual([]);
    expect(parts.filter((part) => 'allOf' in part)).toEqual([]);
  });

  test("has no name in Zod's global registry, so that users give it and theirs any", () => {
    expect(schema.meta()).not.toHaveProperty('id');
    const theirs = z.object({}).meta({ id: name });
    const both = z.object({ ours: schema, named: schema.meta({ id: `Our${name}` }), theirs });
    const { $defs = {} } = z.toJSONSchema(both, { io: 'input' });
    expect(Object.keys($defs).sort()).toEqual([name, `Our${name}`].sort());
  });
});

test.each(Object.entries(jsonSchemas()))(
  'the JSON Schema %s uses nothing that another language reads otherwise',
  (_file, schema) => {
    const patterns = partsOf(schema).flatMap((part) => ('pattern' in part ? [String(part.pattern)] : []));
    expect(patterns.filter((pattern) => /\\[dwsbDWSBpP]|\(\?[^:]/.test(pattern))).toEqual([]);
  },
);
