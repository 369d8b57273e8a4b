import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { fileOf, jsonSchemas, RECORDS } from '../../scripts/json-schemas.ts';
import { CalendarDate, ScheduledTime, Tick } from '../../src/index.ts';
import { arbitraryOf } from '../support/arbitrary-of.ts';
import { mutated, mutation } from '../support/mutated.ts';

const JSON_SCHEMAS = jsonSchemas();
const RUNS = 400;
const RAW_KEY_DAY = new RegExp(String(Object(JSON_SCHEMAS['raw-key']?.properties?.ingested_date).pattern), 'u');

describe.each(Object.entries(RECORDS))('%s', (id, zod) => {
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

test.each([1, 4, 100, 400, 1000, 1900, 2000, 2023, 2024, 2100, 2800, 9999])(
  'the days of %d are those of the calendar',
  (year) => {
    const real = daysLike(year).filter((day) => {
      const instant = new Date(`${day}T00:00:00Z`);
      return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
    });
    const ofTicks = year >= 1000 && year < 3000 ? real : [];
    expect(daysLike(year).filter((day) => CalendarDate.safeParse(day).success)).toEqual(real);
    expect(daysLike(year).filter((day) => RAW_KEY_DAY.test(day))).toEqual(real);
    expect(daysLike(year).filter((day) => Tick.safeParse(`${day}T00:00:00.000Z`).success)).toEqual(real);
    expect(daysLike(year).filter((day) => ScheduledTime.safeParse(`${day}T00:00:00Z`).success)).toEqual(ofTicks);
  },
);

test('there is no year 0000, which Python and SQL do not know', () => {
  expect(daysLike(0).filter((day) => CalendarDate.safeParse(day).success || RAW_KEY_DAY.test(day))).toEqual([]);
});

/** Every text of a year that looks like a day, real or not. */
function daysLike(year: number): string[] {
  return Array.from({ length: 14 * 33 }, (_, i) =>
    [String(year).padStart(4, '0'), pad(Math.floor(i / 33)), pad(i % 33)].join('-'),
  );
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
