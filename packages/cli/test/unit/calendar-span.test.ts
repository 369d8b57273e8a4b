import { CalendarDate } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { calendarSpan } from '../../src/serve/calendar-span.ts';

const NOW = new Date('2026-11-24T09:30:00Z');
const TODAY = Date.parse('2026-11-24T00:00:00Z');
const day = (text: string) => CalendarDate.parse(text);

test('a calendar that runs as the real one does begins now and has no end', () => {
  const wish = { faster: false, given: undefined, last: day('2026-11-20') };
  expect(calendarSpan(wish, NOW)).toEqual({ start: NOW, end: Number.POSITIVE_INFINITY });
});

describe('a faster calendar ends with yesterday, and begins', () => {
  test.each([
    ['with the day that was asked for', day('2026-11-01'), day('2026-11-20'), '2026-11-01'],
    ['after the last recorded day', undefined, day('2026-11-20'), '2026-11-21'],
    ['ninety days ago where no day is recorded', undefined, undefined, '2026-08-26'],
    ['with yesterday at the latest', undefined, day('2026-11-22'), '2026-11-23'],
  ])('%s', (_name, given, last, first) => {
    expect(calendarSpan({ faster: true, given, last }, NOW)).toEqual({ start: new Date(first), end: TODAY });
  });
});

test('a faster calendar has nowhere to go where yesterday is recorded', () => {
  const wish = { faster: true, given: undefined, last: day('2026-11-23') };
  expect(() => calendarSpan(wish, NOW)).toThrow(expect.objectContaining({ code: 'usage' }));
});
