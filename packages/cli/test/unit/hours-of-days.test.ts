import { CalendarDate, ticksPerDay } from '@quote-elt/shared';
import { sampleRunRecord } from '@quote-elt/shared/testing';
import { completenessOf } from '@quote-elt/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEAT_LEVELS, heatLevelOf } from '../../src/charts/heat-level.ts';
import { hoursOfRecord } from '../../src/report/data/hours-of-days.ts';
import { totalsOfRecords, totalsSentence } from '../../src/report/data/totals.ts';

const DATE = CalendarDate.parse('2026-11-22');

/** The record of a day of which these places of the schedule left one row each, and of so many rows more. */
function recordOf(slots: ReadonlySet<number>, tickSeconds: number, maxRuns = 100, more = 0) {
  const { published: _, ...sample } = sampleRunRecord();
  const rows = slots.size + more;
  const counted = completenessOf(DATE, tickSeconds, slots, maxRuns);
  return { ...sample, published: {}, tick_seconds: tickSeconds, rows, accepted: rows, ...counted };
}

const anySlots = fc.uniqueArray(fc.nat(1439), { maxLength: 1440 }).map((list) => new Set(list));

test('an hour is the part of its ticks that came, whether the record lists them or counts them by hours', () => {
  fc.assert(
    fc.property(anySlots, fc.constantFrom(1, 5, 1000), (slots, maxRuns) => {
      const { hours } = hoursOfRecord(recordOf(slots, 60, maxRuns), 60);
      const expected = Array.from({ length: 24 }, (_, hour) => {
        const came = Array.from({ length: 60 }, (_, minute) => hour * 60 + minute).filter((slot) => slots.has(slot));
        return came.length / 60;
      });
      expect(hours.map((hour) => Math.round(Number(hour) * 60))).toEqual(expected.map((part) => Math.round(part * 60)));
    }),
  );
});

test('the hours of a day are together what its completeness says, whatever divides the day', () => {
  fc.assert(
    fc.property(
      anySlots,
      fc.constantFrom(60, 1440, 3600, 7200, 21_600, 86_400).filter((period) => 86_400 % period === 0),
      (list, period) => {
        const slots = new Set([...list].filter((slot) => slot < ticksPerDay(period)));
        const record = recordOf(slots, period, 1440);
        const { hours } = hoursOfRecord(record, 60);
        const mean = hours.reduce<number>((sum, hour) => sum + Number(hour), 0) / 24;
        expect(mean).toBeCloseTo(record.completeness, 9);
      },
    ),
  );
});

test('hours that no record knows are told as the whole day, never as whole hours', () => {
  const every = new Set(Array.from({ length: 720 }, (_, slot) => 2 * slot));
  const { missing_by_hour: known, ...older } = recordOf(every, 60);
  expect(known).toEqual(Array(24).fill(30));
  const { hours, note } = hoursOfRecord(older, 60);
  expect(hours).toEqual(Array(24).fill(0.5));
  expect(note).toBe('as a whole, its hours are not on record');
});

test('every share of an hour has a level, and only a whole one that of a whole hour', () => {
  const names = [1, 0.999, 0.9, 0.5, 0.49, 0.001, 0].map((share) => HEAT_LEVELS[heatLevelOf(share)]?.name);
  expect(names).toEqual([
    '100 %',
    '90 % or more',
    '90 % or more',
    '50 % or more',
    'under 50 %',
    'under 50 %',
    'nothing',
  ]);
});

test('a row beyond the one of its tick is doubled, unless it may be a rejected one without a tick', () => {
  const slots = new Set(Array.from({ length: 1400 }, (_, slot) => slot));
  const sentence = (record: ReturnType<typeof recordOf>, perTick: number | undefined) =>
    totalsSentence(totalsOfRecords([record], 60), perTick);
  expect(sentence(recordOf(slots, 60), 1)).toBe('1,440 ticks, 40 missing, 0 doubled');
  expect(sentence(recordOf(slots, 60, 100, 7), 1)).toBe('1,440 ticks, 40 missing, 7 doubled');
  expect(sentence({ ...recordOf(slots, 60, 100, 7), rejected: 2 }, 1)).toBe(
    '1,440 ticks, 40 missing, at most 7 doubled',
  );
  // Where more than one record is asked for at a tick, or nobody knows how many, more rows are no fault.
  expect(sentence(recordOf(slots, 60, 100, 7), 5)).toBe('1,440 ticks, 40 missing');
  expect(sentence(recordOf(slots, 60, 100, 7), undefined)).toBe('1,440 ticks, 40 missing');
});
