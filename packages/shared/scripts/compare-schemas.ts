import type { JsonSchema } from './json-schemas.ts';

/** What differs between two releases: `breaking` takes something away from writers or readers, `additive` does not. */
export interface Differences {
  readonly breaking: readonly string[];
  readonly additive: readonly string[];
}

export const NO_DIFFERENCES: Differences = { breaking: [], additive: [] };

/** Limits by the direction in which they loosen. */
const LIMITS = {
  ...{ minimum: -1, exclusiveMinimum: -1, minLength: -1, minItems: -1 },
  ...{ maximum: 1, exclusiveMaximum: 1, maxLength: 1, maxItems: 1 },
} as const;

/** Keywords of which any change may refuse what was accepted, or give readers what they do not know. */
const FIXED = ['type', 'format', 'pattern', 'const', 'default', 'propertyNames', '$ref'] as const;

/** How the JSON Schema `after` differs from `before`; texts that only explain are not compared. */
export function compareSchemas(before: JsonSchema, after: JsonSchema, path: string): Differences {
  return merge([
    compareProperties(before, after, path),
    ...FIXED.map((key) => (same(before[key], after[key]) ? NO_DIFFERENCES : breaking(`${path}: ${key} changed`))),
    ...Object.entries(LIMITS).map(([key, looser]) => compareLimit(before[key], after[key], looser, `${path}: ${key}`)),
    compareEnum(before.enum ?? [], after.enum ?? [], path),
    compareOpenness(before.additionalProperties, after.additionalProperties, path),
    compareParts([before.items].flat(), [after.items].flat(), `${path}[]`),
    compareParts(before.anyOf ?? [], after.anyOf ?? [], path),
    compareParts(before.allOf ?? [], after.allOf ?? [], path),
    compareDefinitions(before.$defs ?? {}, after.$defs ?? {}, path),
  ]);
}

/** All differences of several comparisons. */
export function merge(parts: readonly Differences[]): Differences {
  return { breaking: parts.flatMap((part) => part.breaking), additive: parts.flatMap((part) => part.additive) };
}

/** One difference that takes something away. */
export function breaking(what: string): Differences {
  return { breaking: [what], additive: [] };
}

/** One difference that takes nothing away. */
export function additive(what: string): Differences {
  return { breaking: [], additive: [what] };
}

function compareProperties(before: JsonSchema, after: JsonSchema, path: string): Differences {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const [must, mustNow] = [new Set(before.required), new Set(after.required)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return merge(
    names.map((name) => {
      const field = `${path}.${name}`;
      if (!(name in now)) return breaking(`${field} is gone`);
      if (!(name in old))
        return mustNow.has(name) ? breaking(`${field} is new and required`) : additive(`${field} is new`);
      const inner = compareSchemas(Object(old[name]), Object(now[name]), field);
      if (must.has(name) === mustNow.has(name)) return inner;
      return merge([inner, breaking(`${field} is ${mustNow.has(name) ? 'now' : 'no longer'} required`)]);
    }),
  );
}

function compareLimit(before: unknown, after: unknown, looser: number, what: string): Differences {
  if (before === after) return NO_DIFFERENCES;
  if (after === undefined) return additive(`${what} is gone`);
  if (before === undefined) return breaking(`${what} is new`);
  return Math.sign(Number(after) - Number(before)) === looser
    ? additive(`${what} is looser`)
    : breaking(`${what} is tighter`);
}

function compareEnum(before: readonly unknown[], after: readonly unknown[], path: string): Differences {
  return merge([
    ...before.filter((value) => !after.includes(value)).map((value) => breaking(`${path}: ${value} is no value now`)),
    ...after.filter((value) => !before.includes(value)).map((value) => additive(`${path}: ${value} is a value now`)),
  ]);
}

function compareOpenness(before: unknown, after: unknown, path: string): Differences {
  if (same(before, after)) return NO_DIFFERENCES;
  if (isSchema(before) && isSchema(after)) return compareSchemas(before, after, `${path}.*`);
  return before === false
    ? additive(`${path}: other fields are accepted`)
    : breaking(`${path}: other fields are refused`);
}

function compareParts(before: readonly unknown[], after: readonly unknown[], path: string): Differences {
  if (before.length !== after.length) return breaking(`${path}: it has other alternatives`);
  return merge(
    before.map((part, i) =>
      same(part, after[i]) ? NO_DIFFERENCES : compareSchemas(Object(part), Object(after[i]), path),
    ),
  );
}

/** A definition that comes or goes shows where it is referred to. */
function compareDefinitions(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  path: string,
): Differences {
  const both = Object.keys(before).filter((name) => name in after);
  return merge(both.map((name) => compareSchemas(Object(before[name]), Object(after[name]), `${path}#${name}`)));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
