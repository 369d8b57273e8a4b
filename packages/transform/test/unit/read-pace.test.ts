import { CalendarDate } from '@quote-elt/shared';
import { expect, test } from 'vitest';
import { createPaceMeter } from '../../src/rows/read-pace.ts';

const [DAY, NEXT] = [CalendarDate.parse('2026-11-22'), CalendarDate.parse('2026-11-23')];

test('the pace is what came after the first page that had to wait, and the rest of the day follows from its hours', () => {
  let ms = 0;
  const meter = createPaceMeter(() => ms);
  meter.begin(DAY);
  meter.page(1500, '2026-11-22T06:00:00.000Z');
  // What was saved up is gone: nothing is known of the pace yet.
  expect(meter.throttled()).toEqual({
    date: DAY,
    unitsPerSecond: undefined,
    secondsOfDay: undefined,
    secondsADay: undefined,
  });
  ms += 10_000;
  meter.page(100, '2026-11-22T06:24:00.000Z');
  expect(meter.throttled().unitsPerSecond).toBeUndefined();
  ms += 20_000;
  meter.page(100, '2026-11-22T12:00:00.000Z');
  // 100 units in 20 seconds; half of the day took 1,700 units.
  expect(meter.throttled()).toEqual({ date: DAY, unitsPerSecond: 5, secondsOfDay: 340, secondsADay: 680 });
});

test('a day begins at the pace of the one before it, whatever happened in between', () => {
  let ms = 0;
  const meter = createPaceMeter(() => ms);
  meter.begin(DAY);
  meter.throttled();
  meter.page(100, '2026-11-22T12:00:00.000Z');
  ms += 50_000;
  meter.page(100, undefined);
  ms += 1_000_000;
  meter.begin(NEXT);
  expect(meter.throttled()).toMatchObject({ date: NEXT, unitsPerSecond: 2, secondsOfDay: undefined });
  meter.page(50, '2026-11-23T06:00:00.000Z');
  expect(meter.throttled()).toMatchObject({ unitsPerSecond: 2, secondsADay: 100, secondsOfDay: 75 });
});

test.each([['no instant'], ['2026-11-21T00:00:00.000Z']])('a key such as %j says nothing of the day', (key) => {
  const meter = createPaceMeter(() => 0);
  meter.begin(DAY);
  meter.page(1, key);
  expect(meter.throttled().secondsOfDay).toBeUndefined();
});

test('nothing is throttled before a day was begun', () => {
  expect(() => createPaceMeter(() => 0).throttled()).toThrow(RangeError);
});
