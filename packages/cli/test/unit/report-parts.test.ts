import { toTick } from '@quote-elt/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingUntil, tickStrip } from '../../src/charts/tick-strip.ts';
import { latest } from '../../src/serve/latest.ts';

describe('the strip of a day', () => {
  const sources = (slots: ReadonlySet<number>) => new Map([...slots].map((slot) => [slot, 'api']));

  test('neighbours of one fate are one run, hours end runs, the future is not missing', () => {
    const slots = new Set(Array.from({ length: 90 }, (_, slot) => slot).filter((slot) => slot !== 10));
    const fates = { slots, sources: sources(slots), tickSeconds: 60, untilSecond: 100 * 60 };
    expect(tickStrip(fates).slice(0, 7)).toEqual([
      { hour: 0, from: 0, to: 10, state: 'stored', source: 'api' },
      { hour: 0, from: 10, to: 11, state: 'missing' },
      { hour: 0, from: 11, to: 60, state: 'stored', source: 'api' },
      { hour: 1, from: 0, to: 30, state: 'stored', source: 'api' },
      { hour: 1, from: 30, to: 40, state: 'missing' },
      { hour: 1, from: 40, to: 60, state: 'to come' },
      { hour: 2, from: 0, to: 60, state: 'to come' },
    ]);
  });

  test('a tick covers its whole period, over the end of an hour too', () => {
    const slots = new Set([0, 1, 2, 3]);
    const fates = { slots, sources: new Map([[3, 'api']]), tickSeconds: 5400, untilSecond: 86_400 };
    expect(tickStrip(fates).slice(3, 8)).toEqual([
      { hour: 3, from: 0, to: 60, state: 'rejected' },
      { hour: 4, from: 0, to: 30, state: 'rejected' },
      { hour: 4, from: 30, to: 60, state: 'stored', source: 'api' },
      { hour: 5, from: 0, to: 60, state: 'stored', source: 'api' },
      { hour: 6, from: 0, to: 60, state: 'missing' },
    ]);
  });

  test('runs cover the day once, without a hole, whatever the period and the ticks', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(60, 1440, 3600, 14_400, 86_400), fc.integer({ min: 7, max: 86_400 })),
        fc.uniqueArray(fc.nat(1439), { maxLength: 50 }),
        fc.nat(86_400),
        (tickSeconds, list, untilSecond) => {
          const slots = new Set(list);
          const runs = tickStrip({ slots, sources: sources(slots), tickSeconds, untilSecond });
          let at = 0;
          for (const { hour, from, to } of runs) {
            expect(hour * 60 + from).toBeCloseTo(at, 6);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(60);
            at = hour * 60 + to;
          }
          expect(at).toBe(1440);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('of a day that is open, what is to come is not missing', () => {
  const tick = (time: string) => toTick(Date.parse(`2026-11-24T${time}Z`));
  const ranges = [
    { from: tick('08:00:00'), to: tick('08:01:00'), count: 2 },
    { from: tick('10:00:00'), to: tick('23:59:00'), count: 840 },
  ];
  expect(missingUntil(ranges, 60, Date.parse('2026-11-24T10:00:30Z'))).toEqual([
    ranges[0],
    { from: tick('10:00:00'), to: tick('10:00:00'), count: 1 },
  ]);
  expect(missingUntil(ranges, 60, Date.parse('2026-11-24T08:00:00Z'))).toEqual([]);
});

test('the latest is made one at a time, anew when stale, and again after a failure', async () => {
  let made = 0;
  const page = latest(async () => {
    made++;
    if (made === 2) throw new Error('busy');
    return made;
  });
  expect(await Promise.all([page.get(), page.get()])).toEqual([1, 1]);
  page.stale();
  const failing = page.get();
  page.stale();
  expect(page.get()).toBe(failing);
  await expect(failing).rejects.toThrow('busy');
  expect(await page.get()).toBe(3);
});
