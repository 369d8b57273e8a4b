import { expect, test } from 'vitest';
import { addDays, CalendarDate, dateOf, daysBetween, ticksOfDay, ticksPerDay } from '../../src/index.ts';

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
