import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSchemas } from '../../scripts/compare-schemas.ts';
import { described, instance, pair } from '../support/schema-pairs.ts';

const ajv = new Ajv2020({ strict: false, validateSchema: false });

function compiled(schema: unknown): ValidateFunction {
  return ajv.compile(Object(schema));
}

test('a schema that refuses an item which the old one took is never only additive', { timeout: 120_000 }, () => {
  const seen = { additive: 0, accepted: 0 };
  fc.assert(
    fc.property(pair, fc.array(instance, { minLength: 40, maxLength: 40 }), ({ before, after }, items) => {
      const { breaking, additive } = compareSchemas(before, after, 'X');
      if (breaking.length > 0) return;
      const [old, written, now] = [compiled(before), compiled(described(before)), compiled(after)];
      const taken = items.filter((item) => old(item) && written(item));
      const lost = taken.filter((item) => !now(item));
      seen.additive += Math.sign(additive.length);
      seen.accepted += taken.length;
      expect({ before, after, lost }).toEqual({ before, after, lost: [] });
    }),
    { numRuns: 3000 },
  );
  // The law is worth something only where it was put to the test.
  expect(seen.additive).toBeGreaterThan(50);
  expect(seen.accepted).toBeGreaterThan(500);
});
