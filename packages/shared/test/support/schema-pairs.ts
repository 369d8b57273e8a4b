import fc, { type Arbitrary } from 'fast-check';

/** A JSON Schema of any keywords, as a plain object. */
export type AnySchema = Record<string, unknown>;

const NAMES = ['a', 'b', 'c'];
const name = fc.constantFrom(...NAMES);
const small = fc.integer({ min: 0, max: 3 });
const text = fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'abcd');
const scalar = fc.oneof(
  text,
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0.5, 2.5),
  fc.boolean(),
  fc.constant(null),
);

/** Values made of the few names, texts and numbers that the schemas speak of. */
export const { instance } = fc.letrec<{ instance: unknown }>((tie) => ({
  instance: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('instance'), { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.dictionary(name, tie('instance'), { maxKeys: 3, noNullPrototype: true }) },
  ),
}));

const types = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'object', 'array');
const names = fc.uniqueArray(name, { minLength: 1 });

/** What each keyword may say; `part` is a schema within. */
function keywords(part: Arbitrary<unknown>): Readonly<Record<string, Arbitrary<unknown>>> {
  const parts = fc.array(part, { minLength: 1, maxLength: 2 });
  const named = fc.dictionary(name, part, { maxKeys: 2, noNullPrototype: true });
  return {
    type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 2 })),
    const: scalar,
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
    ...{ minimum: small, maximum: small, exclusiveMinimum: small, exclusiveMaximum: small },
    multipleOf: fc.constantFrom(0.5, 1, 2),
    ...{ minLength: small, maxLength: small, pattern: fc.constantFrom('^a', 'b$', '^[a-c]*$') },
    ...{ items: part, prefixItems: parts, minItems: small, maxItems: small, uniqueItems: fc.boolean(), contains: part },
    properties: named,
    patternProperties: fc.dictionary(fc.constantFrom('a', '^b', '.'), part, {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    }),
    additionalProperties: part,
    ...{ required: names, minProperties: small, maxProperties: small },
    propertyNames: fc.record({ pattern: fc.constantFrom('[ab]', '[bc]') }),
    dependentRequired: fc.dictionary(name, names, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    ...{ anyOf: parts, allOf: parts, oneOf: parts, not: part, if: part, else: part },
    $ref: fc.constantFrom('#/$defs/A', '#/$defs/B'),
    description: fc.constantFrom('one', 'two'),
    default: scalar,
  };
}

const { part } = fc.letrec<{ part: unknown }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 4, arbitrary: schemaOf(fc.boolean()) },
    { weight: 4, arbitrary: schemaOf(tie('part')) },
  ),
}));

/** A schema of one to four keywords; `additionalProperties`, `items` and alike hold parts. */
function schemaOf(inner: Arbitrary<unknown>): Arbitrary<AnySchema> {
  const all = keywords(inner);
  return fc
    .uniqueArray(fc.constantFrom(...Object.keys(all)), { minLength: 1, maxLength: 4 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((key) => [key, all[key] ?? fc.constant(null)]))));
}

const SAYS = keywords(part);
const edit = fc.constantFrom(...Object.keys(SAYS)).chain((key) =>
  fc.record({
    at: fc.nat(),
    key: fc.constant(key),
    // Keywords that are there are changed or go more often than others come.
    kind: fc.constantFrom('set', 'change', 'change', 'drop'),
    value: SAYS[key] ?? fc.constant(null),
    choice: fc.nat(),
  }),
);
type Edit = typeof edit extends Arbitrary<infer T> ? T : never;

/** Definitions that refer to nothing, before and perhaps changed after. */
const DEFS = { A: { type: ['integer', 'string'], minimum: 2 }, B: { enum: ['a', 'b', 1] } };
const defsAfter = fc.constantFrom<object>(
  ...[DEFS, DEFS, DEFS, { ...DEFS, A: { ...DEFS.A, minimum: 1 } }],
  ...[
    { ...DEFS, A: { ...DEFS.A, minimum: 3 } },
    { ...DEFS, B: { enum: ['a', 'b', 1, 2] } },
  ],
);

/** Two schemas of which the second is the first with one to three edits. */
export const pair: Arbitrary<{ before: AnySchema; after: AnySchema }> = fc
  .tuple(schemaOf(part), fc.array(edit, { minLength: 1, maxLength: 3 }), defsAfter)
  .map(([before, edits, $defs]) => ({
    before: { ...before, $defs: DEFS },
    after: { ...edits.reduce(edited, before), $defs },
  }));

function edited(schema: AnySchema, { at, key, kind, value, choice }: Edit): AnySchema {
  const copy = structuredClone(schema);
  const nodes = nodesOf(copy);
  const node = nodes[at % nodes.length] ?? copy;
  const keys = Object.keys(node);
  const there = keys[choice % keys.length] ?? key;
  if (kind === 'drop') delete node[there];
  else if (kind === 'change' && typeof node[there] === 'number') node[there] = 1 + (choice % 3);
  else if (kind === 'change' && there === 'enum')
    node.enum = [...new Set([...Object.values(Object(node.enum)), 'abcd'])];
  else node[key] = value;
  return copy;
}

/** Every schema within, itself included. */
function nodesOf(value: unknown): AnySchema[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const holders = ['properties', 'patternProperties'];
  const inner = Object.entries(value).flatMap(([key, held]) => {
    if (['enum', 'const', 'default', 'required', 'type', 'dependentRequired', 'propertyNames'].includes(key)) return [];
    return holders.includes(key) ? Object.values(Object(held)).flatMap(nodesOf) : nodesOf(held);
  });
  return [Object(value), ...inner];
}

/** The schema as its writers read it: a field that it does not name, and says nothing of, is not written. */
export function described(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(described);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, held]) => {
    if (['items', 'additionalProperties', 'anyOf', 'allOf'].includes(key)) return [key, described(held)];
    if (key !== 'properties') return [key, held];
    return [key, Object.fromEntries(Object.entries(Object(held)).map(([name, field]) => [name, described(field)]))];
  });
  const says = ['additionalProperties', 'patternProperties'].some((key) => key in schema);
  return Object.fromEntries('properties' in schema && !says ? [...entries, ['additionalProperties', false]] : entries);
}
