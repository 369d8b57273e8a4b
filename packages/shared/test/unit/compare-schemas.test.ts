import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compareSchemas } from '../../scripts/compare-schemas.ts';
import type { JsonSchema } from '../../scripts/json-schemas.ts';
import { compareReleases, inputSchema, levelFor, type Release } from '../../scripts/release.ts';

const Base = z.object({ id: z.string(), count: z.int().min(0), note: z.string().optional(), kind: z.enum(['a', 'b']) });

function compared(after: z.ZodType, before: z.ZodType = Base) {
  return compareSchemas(z.toJSONSchema(before, { io: 'input' }), z.toJSONSchema(after, { io: 'input' }), 'X');
}

function schema(written: unknown): JsonSchema {
  return JSON.parse(JSON.stringify(written));
}

describe('a schema', () => {
  test('that only explains itself better is the same', () => {
    expect(compared(Base.extend({ id: z.string().describe('The id.') }))).toEqual({ breaking: [], additive: [] });
  });

  test.each([
    ['an optional field is new', Base.extend({ extra: z.string().optional() }), 'X.extra is new'],
    ['a limit is looser', Base.extend({ count: z.int().min(-5) }), 'X.count: minimum is looser'],
    ['a value is new', Base.extend({ kind: z.enum(['a', 'b', 'c']) }), 'X.kind: c is a value now'],
  ])('is added to when %s', (_what, after, line) => {
    expect(compared(after)).toEqual({ breaking: [], additive: [line] });
  });

  test.each([
    ['a field is gone', Base.omit({ note: true }), 'X.note is gone'],
    ['a required field is new', Base.extend({ extra: z.string() }), 'X.extra is new and required'],
    ['a field is now required', Base.extend({ note: z.string() }), 'X.note is now required'],
    ['a field is no longer required', Base.partial({ id: true }), 'X.id is no longer required'],
    ['a type changed', Base.extend({ id: z.boolean() }), 'X.id: type changed'],
    ['a limit is tighter', Base.extend({ count: z.int().min(1) }), 'X.count: minimum is tighter'],
    ['a limit is new', Base.extend({ id: z.string().max(5) }), 'X.id: maxLength is new'],
    ['a pattern is new', Base.extend({ id: z.string().regex(/^a/) }), 'X.id: pattern changed'],
    ['a value is gone', Base.extend({ kind: z.enum(['a']) }), 'X.kind: b is no value now'],
    ['other fields are refused', z.strictObject(Base.shape), 'X: other fields are refused'],
    ['a text has only some values', Base.extend({ id: z.enum(['a', 'b']) }), 'X.id: only some values are accepted'],
    ['a list of values ends', Base.extend({ kind: z.string() }), 'X.kind: other values are accepted'],
    ['a multiple is asked for', Base.extend({ count: z.int().min(0).multipleOf(5) }), 'X.count: multipleOf changed'],
    ['a field is nullable', Base.extend({ id: z.string().nullable() }), 'X.id: type changed'],
  ])('breaks when %s', (_what, after, line) => {
    expect(compared(after).breaking).toContain(line);
  });

  test.each([
    ['uniqueItems', { type: 'array' }, { type: 'array', uniqueItems: true }],
    ['oneOf', { type: 'number' }, { type: 'number', oneOf: [{ minimum: 5 }] }],
    ['prefixItems', { type: 'array' }, { type: 'array', prefixItems: [{ type: 'string' }] }],
    ['not', { type: 'string' }, { type: 'string', not: { const: 'a' } }],
    ['minProperties', { type: 'object' }, { type: 'object', minProperties: 1 }],
    ['patternProperties', { type: 'object' }, { type: 'object', patternProperties: { a: { type: 'string' } } }],
    ['x-unknown', {}, { 'x-unknown': true }],
    ['a: not', { properties: { a: true } }, { properties: { a: false } }],
    ['required', {}, { required: ['a'] }],
    ['constructor', { properties: {} }, { properties: { constructor: {} }, required: ['constructor'] }],
    ['a is new', { type: 'object' }, { type: 'object', properties: { a: { type: 'string' } } }],
    ['*', { properties: {}, additionalProperties: { type: 'string' } }, { properties: {}, additionalProperties: {} }],
    [
      'a: type',
      { properties: {}, additionalProperties: { type: 'string' } },
      { properties: { a: { type: 'number' } }, additionalProperties: { type: 'string' } },
    ],
    [
      '#A',
      { $defs: { A: { minimum: 5 } }, not: { $ref: '#/$defs/A' } },
      { $defs: { A: { minimum: 3 } }, not: { $ref: '#/$defs/A' } },
    ],
    [
      'a is new',
      { properties: {}, unevaluatedProperties: { type: 'string' } },
      { properties: { a: { type: 'number' } }, unevaluatedProperties: { type: 'string' } },
    ],
  ] as const)('breaks when %s differs', (what, before, after) => {
    expect(compareSchemas(schema(before), schema(after), 'X').breaking.join()).toContain(what);
  });

  test('breaks deep inside of lists, unions, records and definitions too', () => {
    const Inner = z.object({ a: z.string() }).meta({ id: 'CompareInner' });
    const Narrow = z.object({ a: z.string().min(1) }).meta({ id: 'CompareInner2' });
    const outer = (inner: z.ZodType) =>
      z.object({ list: z.array(inner), either: z.union([inner, z.null()]), record: z.record(z.string(), inner) });
    const [before, after] = [Inner, Narrow].map((inner) => outer(z.object(inner.shape)));
    expect(compared(after ?? Base, before).breaking).toEqual([
      'X.list[].a: minLength is new',
      'X.either.a: minLength is new',
      'X.record.*.a: minLength is new',
    ]);
    const json = JSON.stringify(z.toJSONSchema(z.object({ inner: Narrow }))).replaceAll(
      'CompareInner2',
      'CompareInner',
    );
    expect(compareSchemas(z.toJSONSchema(z.object({ inner: Inner })), JSON.parse(json), 'X').breaking).toEqual([
      'X#CompareInner.a: minLength is new',
    ]);
  });
});

test.each([
  ['a refinement', (id: z.ZodString) => id.refine((text) => text !== 'x'), 'X.id: x-refinements changed'],
  ['a format that metadata tells', (id: z.ZodString) => id.meta({ format: 'date' }), 'X.id: format changed'],
  ['a limit that metadata tells', (id: z.ZodString) => id.meta({ maxLength: 5 }), 'X.id: maxLength is new'],
  ['a description', (id: z.ZodString) => id.meta({ description: 'The id.' }), undefined],
])('of a release, %s is compared by what it refuses', (_what, narrowed, line) => {
  const after = Base.extend({ id: narrowed(z.string()) });
  expect(compareSchemas(inputSchema(Base), inputSchema(after), 'X')).toEqual({
    breaking: line === undefined ? [] : [line],
    additive: [],
  });
});

test('exports that go or change break, exports that come do not', () => {
  const release = (exports: Readonly<Record<string, string>>): Release => ({
    version: '0.1.0',
    api: { '.': exports },
    schemas: {},
  });
  expect(compareReleases(release({ a: '1', b: '(x: string) => void' }), release({ b: '() => void', c: '2' }))).toEqual({
    breaking: ['. a is gone', '. b changed from (x: string) => void to () => void'],
    additive: ['. c is new'],
  });
});

test.each([
  ['0.1.0', [], [], 'none'],
  ['0.1.0', [], ['x'], 'patch'],
  ['0.1.0', ['x'], ['x'], 'minor'],
  ['1.2.3', [], ['x'], 'minor'],
  ['1.2.3', ['x'], [], 'major'],
] as const)('after %s, breaking %j and additive %j ask for %s', (version, breaking, additive, level) => {
  expect(levelFor({ breaking, additive }, version)).toBe(level);
});
