import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  CalendarDate,
  dateOf,
  daysBetween,
  minuteTick,
  ticksOfDay,
  ticksPerDay,
  toTick,
} from '../../src/index.ts';

const DAY = CalendarDate.parse('2024-02-29');

test('days are counted over months and leap days', () => {
  expect([addDays(DAY, 1), addDays(DAY, -60), dateOf(Date.parse('2024-02-29T23:59:59.999Z'))]).toEqual([
    '2024-03-01',
    '2023-12-31',
    DAY,
  ]);
});

test('a range has both its ends, and none when inverted', () => {
  expect(daysBetween(DAY, addDays(DAY, 2))).toEqual(['2024-02-29', '2024-03-01', '2024-03-02']);
  expect(daysBetween(addDays(DAY, 1), DAY)).toEqual([]);
});

test('a day of minutes has 1,440 ticks from midnight on', () => {
  const ticks = ticksOfDay(DAY, 60);
  expect([ticks.length, ticks[0], ticks.at(-1)]).toEqual([
    1440,
    '2024-02-29T00:00:00.000Z',
    '2024-02-29T23:59:00.000Z',
  ]);
  expect(ticksPerDay(7)).toBe(Math.ceil(86_400 / 7));
});

test.each(['2023-02-29', '2024-2-9', '29.02.2024', ''])('%j is no calendar date', (given) => {
  expect(CalendarDate.safeParse(given).success).toBe(false);
});

const FIRST = CalendarDate.parse('0001-01-01');
const LAST = CalendarDate.parse('9999-12-31');

test('days are counted up to both ends of the calendar', () => {
  expect(daysBetween(addDays(LAST, -1), LAST)).toEqual(['9999-12-30', LAST]);
  expect(daysBetween(FIRST, addDays(FIRST, 1))).toEqual([FIRST, '0001-01-02']);
  expect(ticksOfDay(LAST, 43_200)).toEqual(['9999-12-31T00:00:00.000Z', '9999-12-31T12:00:00.000Z']);
});

test('a range has a day more than lies between its ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), fc.nat(400), (start, length) => {
      const from = addDays(CalendarDate.parse('1970-01-01'), start);
      const days = daysBetween(from, addDays(from, length));
      expect(days).toHaveLength(length + 1);
      expect([days[0], days.at(-1), [...new Set(days)].sort()]).toEqual([from, addDays(from, length), days]);
    }),
  );
});

test.each([
  ['the day after the last', () => addDays(LAST, 1)],
  ['the day before the first', () => addDays(FIRST, -1)],
  ['the day of no instant', () => dateOf(Number.NaN)],
  ['a tick after the last day', () => toTick(Date.parse(LAST) + 86_400_000)],
  ['a tick of year 0000', () => toTick(Date.parse(FIRST) - 1)],
  ['the minute of an invalid date', () => minuteTick(new Date('x'))],
])('%s is out of range', (_what, made) => {
  expect(made).toThrow(RangeError);
  expect(made).toThrow(/ ms since 1970 is no instant of the years 0001 to 9999$/);
});

test.each([0, -60, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('a day has no ticks of %d seconds', (period) => {
  expect(() => ticksPerDay(period)).toThrow(RangeError);
  expect(() => ticksOfDay(DAY, period)).toThrow(RangeError);
});

test('a period may be as short as a second, and one that is none is named in the error', () => {
  expect(ticksPerDay(1)).toBe(86_400);
  expect(() => ticksPerDay(0.5)).toThrow('a period of 0.5 seconds is no whole number from 1 on');
});
