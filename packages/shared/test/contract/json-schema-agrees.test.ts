import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { fileOf, jsonSchemas, recordSchemas } from '../../scripts/json-schemas.ts';
import { CalendarDate } from '../../src/index.ts';
import { arbitraryOf } from '../support/arbitrary-of.ts';
import { mutated, mutation } from '../support/mutated.ts';

const JSON_SCHEMAS = jsonSchemas();
const RUNS = 400;

describe.each(Object.entries(recordSchemas()))('%s', (id, zod) => {
  const schema = JSON_SCHEMAS[fileOf(id)] ?? {};
  const ajv = formats.default(new Ajv2020()).compile(schema);
  const item = arbitraryOf(schema, Object(schema.$defs));

  test('accepts by Zod and by its JSON Schema what it should', () => {
    fc.assert(
      fc.property(item, (given) => {
        expect(verdicts(zod, ajv, given)).toEqual({ zod: true, ajv: true });
      }),
    );
  });

  test('gives the same verdict by Zod and by its JSON Schema on what was tampered with', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(item, fc.array(mutation, { minLength: 1, maxLength: 3 }), (given, mutations) => {
        const tampered = mutations.reduce(mutated, given);
        const { zod: byZod, ajv: byAjv } = verdicts(zod, ajv, tampered);
        seen.add(byZod);
        expect({ tampered, verdict: byAjv }).toEqual({ tampered, verdict: byZod });
      }),
      { numRuns: RUNS },
    );
    expect(seen).toEqual(new Set([true, false]));
  });
});

/** Both verdicts on what arrives as JSON. */
function verdicts(zod: z.ZodType, ajv: ValidateFunction, given: unknown): { zod: boolean; ajv: boolean } {
  const text = JSON.stringify(given);
  const arrived: unknown = text === undefined ? undefined : JSON.parse(text);
  return { zod: zod.safeParse(arrived).success, ajv: ajv(arrived) };
}

test.each([0, 4, 1000, 1900, 2000, 2023, 2024, 2100, 9999])('the days of %d are those of the calendar', (year) => {
  const candidates = Array.from({ length: 14 * 33 }, (_, i) =>
    [String(year).padStart(4, '0'), pad(Math.floor(i / 33)), pad(i % 33)].join('-'),
  );
  const real = candidates.filter((day) => {
    const instant = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
  });
  const pattern = new RegExp(String(Object(JSON_SCHEMAS['raw-key']?.properties?.ingested_date).pattern), 'u');
  expect(candidates.filter((day) => CalendarDate.safeParse(day).success)).toEqual(real);
  expect(candidates.filter((day) => pattern.test(day))).toEqual(real);
});

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
