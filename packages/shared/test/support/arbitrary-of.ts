import fc, { type Arbitrary } from 'fast-check';
import type { JsonSchema } from '../../scripts/json-schemas.ts';

type Definitions = Readonly<Record<string, JsonSchema>>;

const TEXT = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const YEARS = { min: new Date('1000-01-01T00:00:00Z'), max: new Date('2999-12-31T23:59:59Z'), noInvalidDate: true };
const INSTANT = fc.date(YEARS).map((date) => date.toISOString());
const TICK = INSTANT.map((instant) => instant.replace(/\.\d{3}Z$/, '.000Z'));

/** Values that a JSON Schema as ours accepts: objects with and without their optional fields, numbers up to their limits. */
export function arbitraryOf(schema: JsonSchema, definitions: Definitions = {}): Arbitrary<unknown> {
  const nested = (part: unknown) => arbitraryOf(Object(part), definitions);
  if (schema.$ref !== undefined) return nested(definitions[schema.$ref.replace('#/$defs/', '')]);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(nested));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => nested({ ...schema, type })));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, nested);
    case 'array':
      return fc.array(nested(schema.items), { minLength: schema.minItems ?? 0, maxLength: schema.maxItems ?? 4 });
    case 'string':
      return stringOf(schema);
    case 'integer':
      return fc.integer({ min: lowest(schema) ?? -(2 ** 53) + 1, max: schema.maximum ?? 2 ** 53 - 1 });
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function objectOf(schema: JsonSchema, nested: (part: unknown) => Arbitrary<unknown>): Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([key, field]) => [key, nested(field)] as const);
  if (fields.length === 0 && schema.propertyNames !== undefined) {
    return fc.dictionary(fc.constantFrom('a', '', 'a_mart', '😀'), nested(schema.additionalProperties));
  }
  const present = new Set(schema.required ?? []);
  const parts = fields.map(([key, value]) => (present.has(key) ? value : fc.option(value, { nil: undefined })));
  return fc.tuple(...parts).map((values) => {
    const entries = fields.map(([key], i) => [key, values[i]] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  });
}

function stringOf(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.format === 'date') return INSTANT.map((instant) => instant.slice(0, 10));
  if (schema.pattern?.endsWith('\\.000Z$')) return TICK;
  if (schema.format === 'date-time') return INSTANT;
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u'));
  const limit = schema.maxLength;
  // At the limit with characters of one and of two UTF-16 units.
  return limit === undefined
    ? TEXT
    : fc.oneof(TEXT, fc.constantFrom('a'.repeat(limit), '😀'.repeat(limit), '😀a'.repeat(limit / 2)));
}

function numberOf({ minimum, exclusiveMinimum, maximum }: JsonSchema): Arbitrary<unknown> {
  const minExcluded = typeof exclusiveMinimum === 'number';
  const min = minExcluded ? exclusiveMinimum : (minimum ?? -1e6);
  return fc.double({ min, minExcluded, max: maximum ?? 1e6, noNaN: true });
}

/** The least whole number that is allowed. */
function lowest({ minimum, exclusiveMinimum }: JsonSchema): number | undefined {
  return typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : minimum;
}
