import { compareEnum, compareLimit, LIMITS, same } from './compare-values.ts';
import { additive, allBreaking, breaking, type Differences, merge, NO_DIFFERENCES } from './differences.ts';
import type { JsonSchema } from './json-schemas.ts';

/** Keywords whose differences are told apart. A difference in any other is breaking. */
const COMPARED: ReadonlySet<string> = new Set([
  ...Object.keys(LIMITS),
  ...['properties', 'required', 'additionalProperties', 'items', 'enum', 'anyOf', 'allOf', '$defs'],
]);

/** Keywords that only explain. */
const EXPLAINING: ReadonlySet<string> = new Set([
  '$schema',
  '$comment',
  'title',
  'description',
  'examples',
  'deprecated',
]);

/**
 * How the JSON Schema `after` differs from `before`. Where nothing is breaking, `after` accepts every item that `before`
 * accepts and describes: a field that `before` does not name may be given a meaning, unless `before` says something of
 * such fields.
 */
export function compareSchemas(before: JsonSchema, after: JsonSchema, path: string): Differences {
  const differences = compare(before, after, path);
  // What is left unevaluated depends on every other keyword.
  return /"unevaluated(?:Items|Properties)":/.test(JSON.stringify([before, after]))
    ? allBreaking(differences)
    : differences;
}

function compare(before: JsonSchema, after: JsonSchema, path: string): Differences {
  if (same(before, after)) return NO_DIFFERENCES;
  return merge([
    compareProperties(before, after, path),
    ...Object.entries(LIMITS).map(([key, looser]) => compareLimit(before[key], after[key], looser, `${path}: ${key}`)),
    compareEnum(before.enum, after.enum, path),
    compareOpenness(before.additionalProperties, after.additionalProperties, path),
    compareItems(before.items, after.items, `${path}[]`),
    compareParts(before.anyOf, after.anyOf, path),
    compareParts(before.allOf, after.allOf, path),
    compareDefinitions(before.$defs ?? {}, after.$defs ?? {}, path),
    ...keysOf(before, after)
      .filter((key) => !COMPARED.has(key) && !EXPLAINING.has(key))
      .map((key) => (same(before[key], after[key]) ? NO_DIFFERENCES : breaking(`${path}: ${key} changed`))),
  ]);
}

function compareProperties(before: JsonSchema, after: JsonSchema, path: string): Differences {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const [must, mustNow] = [new Set(before.required), new Set(after.required)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now), ...must, ...mustNow])];
  return merge(
    names.map((name) => {
      const field = `${path}.${name}`;
      const [was, is] = [Object.hasOwn(old, name), Object.hasOwn(now, name)];
      if (was && !is) return breaking(`${field} is gone`);
      if (is && !was) {
        return mustNow.has(name) ? breaking(`${field} is new and required`) : compareNew(before, now[name], field);
      }
      const inner = compare(schemaOf(old[name]), schemaOf(now[name]), field);
      if (must.has(name) === mustNow.has(name)) return inner;
      return merge([inner, breaking(`${field} is ${mustNow.has(name) ? 'now' : 'no longer'} required`)]);
    }),
  );
}

/** A field that is new narrows what the schema before said of fields without a name; nothing said is no promise. */
function compareNew(before: JsonSchema, field: unknown, path: string): Differences {
  const others = before.additionalProperties;
  if (before.properties === undefined || before.patternProperties !== undefined) {
    return breaking(`${path} is new among fields without names`);
  }
  if (others === undefined || typeof others === 'boolean' || isEmpty(others)) return additive(`${path} is new`);
  return merge([additive(`${path} is new`), compare(schemaOf(others), schemaOf(field), path)]);
}

function compareOpenness(before: unknown, after: unknown, path: string): Differences {
  if (same(schemaOf(before), schemaOf(after))) return NO_DIFFERENCES;
  if (before === false) return additive(`${path}: other fields are accepted`);
  if (after === false) return breaking(`${path}: other fields are refused`);
  return compare(schemaOf(before), schemaOf(after), `${path}.*`);
}

function compareItems(before: unknown, after: unknown, path: string): Differences {
  // Before draft 2020-12, a list of schemas was one schema a place.
  const places = Array.isArray(before) || Array.isArray(after);
  if (places) return same(before, after) ? NO_DIFFERENCES : breaking(`${path}: items changed`);
  return compare(schemaOf(before), schemaOf(after), path);
}

function compareParts(
  before: readonly unknown[] | undefined,
  after: readonly unknown[] | undefined,
  path: string,
): Differences {
  if (before?.length !== after?.length) return breaking(`${path}: it has other alternatives`);
  return merge((before ?? []).map((part, i) => compare(schemaOf(part), schemaOf(after?.[i]), path)));
}

/**
 * A definition that comes or goes shows where it is referred to. One that accepts more is breaking too: what refers to it
 * may stand under `not`.
 */
function compareDefinitions(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: string,
): Differences {
  const both = Object.keys(before).filter((name) => Object.hasOwn(after, name));
  return allBreaking(
    merge(both.map((name) => compare(schemaOf(before[name]), schemaOf(after[name]), `${path}#${name}`))),
  );
}

/** A part as an object: what is left out accepts everything, as true does, and false accepts nothing. */
function schemaOf(part: unknown): JsonSchema {
  if (part === undefined || part === true) return {};
  return part === false ? { not: {} } : Object(part);
}

function isEmpty(schema: object): boolean {
  return Object.keys(schema).every((key) => EXPLAINING.has(key));
}

function keysOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
