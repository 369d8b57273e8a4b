import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type JsonSchema, jsonSchemas } from '../../scripts/json-schemas.ts';
import * as shared from '../../src/index.ts';

const SCHEMAS = Object.entries(shared).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
);

interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** Every field under a schema, at any depth; a definition that is referred to is met where it is defined. */
function fieldsOf(schema: unknown, name: string): Field[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const fields = 'properties' in schema ? Object.entries(Object(schema.properties)) : [];
  const parts = Object.entries(schema).filter(([key]) => !['properties', 'examples', 'default'].includes(key));
  return [
    ...fields.flatMap(([key, field]) => [
      { name: `${name}.${key}`, schema: Object(field) },
      ...fieldsOf(field, `${name}.${key}`),
    ]),
    ...parts.flatMap(([, part]) => fieldsOf(part, name)),
  ];
}

describe.each(SCHEMAS)('%s', (name, schema) => {
  test('says what it is', () => {
    expect(schema.meta()).toMatchObject({ title: expect.any(String), description: expect.any(String) });
  });

  test('says of every field what it is, with an example', () => {
    const silent = fieldsOf(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), name).filter(
      ({ schema: { description, examples } }) => !description || !Array.isArray(examples) || examples.length === 0,
    );
    expect(silent.map((field) => field.name)).toEqual([]);
  });
});

describe.each(Object.entries(jsonSchemas()))('the JSON Schema %s', (file, schema) => {
  test('compiles in the strict mode of Ajv, and its own examples are valid', () => {
    const ajv = formats.default(new Ajv2020({ strict: true }));
    ajv.addSchema(schema, file);
    const fields = fieldsOf(schema, file);
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) {
      const validate = ajv.compile({ ...field.schema, $defs: schema.$defs });
      const examples: readonly unknown[] = z.array(z.unknown()).parse(field.schema.examples);
      const wrong = examples.filter((example) => !validate(example));
      expect([field.name, wrong]).toEqual([field.name, []]);
    }
  });
});
