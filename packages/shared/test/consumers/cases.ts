import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fileOf, jsonSchemas, RECORDS } from '../../scripts/json-schemas.ts';
import { arbitraryOf } from '../support/arbitrary-of.ts';
import { mutated, mutation } from '../support/mutated.ts';

/** An item, the file of its schema, and whether Zod accepts it. */
export interface Case {
  readonly record: string;
  readonly item: unknown;
  readonly accepted: boolean;
}

const GOLDEN = join(import.meta.dirname, '..', 'record', 'golden');

/** The golden files, items that are right, and items that were tampered with; always the same. */
export function cases(): Case[] {
  const schemas = jsonSchemas();
  const golden = globSync('*.json', { cwd: GOLDEN }).map((file) =>
    judged(file.replace(/-\d+\.json$/, ''), JSON.parse(readFileSync(join(GOLDEN, file), 'utf8'))),
  );
  const made = Object.keys(RECORDS).flatMap((name) => {
    const record = fileOf(name);
    const schema = schemas[record] ?? {};
    const item = arbitraryOf(schema, Object(schema.$defs));
    const wrong = fc.tuple(item, fc.array(mutation, { minLength: 1, maxLength: 2 }));
    return [
      ...fc.sample(item, { seed: 1, numRuns: 60 }),
      ...fc.sample(wrong, { seed: 2, numRuns: 60 }).map(([given, changes]) => changes.reduce(mutated, given)),
    ].map((given) => judged(record, given));
  });
  return [...golden, ...made].filter(({ item }) => isPortable(item));
}

/** Whether every language can hold it: no half characters, and no integers that a double skips. */
function isPortable(item: unknown): boolean {
  if (typeof item === 'string') return item.isWellFormed();
  if (typeof item === 'number') return !Number.isInteger(item) || Number.isSafeInteger(item);
  return Object.entries(Object(item)).every(([key, inner]) => key.isWellFormed() && isPortable(inner));
}

/** As it arrives in JSON. */
function judged(record: string, given: unknown): Case {
  const item: unknown = JSON.parse(JSON.stringify(given) ?? 'null');
  const [, schema] = Object.entries(RECORDS).find(([name]) => fileOf(name) === record) ?? [];
  return { record, item, accepted: schema?.safeParse(item).success === true };
}
