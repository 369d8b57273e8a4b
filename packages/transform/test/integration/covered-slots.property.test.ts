import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completenessOf } from '../../src/figures/completeness.ts';
import { coveredSlots } from '../../src/figures/covered-slots.ts';
import { rawCompleteness } from '../../src/figures/raw-completeness.ts';
import { type AttributeMap, memoryRowReader } from '../../src/rows/memory-row-reader.ts';
import { attributesAt, DAY, withModels } from '../support.ts';

const text = fc.string({ unit: 'binary', maxLength: 6 });

test('a tick is missing for gaps just when it is missing for the ledger, whatever the keys are', async () => {
  const instant = fc.date({
    min: new Date('2026-11-21T22:00:00Z'),
    max: new Date('2026-11-23T02:00:00Z'),
    noInvalidDate: true,
  });
  const spelled = fc
    .tuple(instant, fc.nat(24), fc.constantFrom('', '', '', ' ', '0', 'Z', '+', '٣', '60'))
    .map(([date, at, put]) => {
      const iso = date.toISOString();
      return iso.slice(0, at) + put + iso.slice(at + put.length);
    });
  const key = fc.record({
    ingested_date: fc.constantFrom<object>(
      { S: DAY },
      { S: DAY },
      { S: DAY },
      { S: '2026-11-23' },
      { S: 'x' },
      { N: '1' },
    ),
    ingested_at: fc.oneof<fc.Arbitrary<object>[]>(
      spelled.map((S) => ({ S })),
      text.map((S) => ({ S })),
      fc.constant({ NULL: true }),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(key, { minLength: 40, maxLength: 40 }),
      fc.constantFrom(60, 600),
      async (keys, period) => {
        const items: AttributeMap[] = keys.map((each) => attributesAt(0, each));
        const { missing_ticks } = await rawCompleteness(DAY, period, memoryRowReader(new Map([[DAY, items]])));
        const slots = await withModels(items, coveredSlots, period);
        expect(completenessOf(DAY, period, slots).missing_ticks).toEqual(missing_ticks);
      },
    ),
    { numRuns: 20 },
  );
});
