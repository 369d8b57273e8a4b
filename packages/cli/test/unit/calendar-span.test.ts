import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { calendarSpan } from '../../src/serve/calendar-span.ts';

const NOW = new Date('2026-11-24T09:30:00Z');
const TODAY = Date.parse('2026-11-24T00:00:00Z');
const day = (text: string) => CalendarDate.parse(text);

/** A record of a day, whole unless ticks are missing. */
const record = (date: string, { rows = 24, missing_count = 0, status = 'succeeded' as RunRecord['status'] } = {}) => ({
  run_date: day(date),
  rows,
  missing_count,
  status,
});
const EMPTY = { rows: 0, missing_count: 24, status: 'empty' } as const;

test('a calendar that runs as the real one does begins now and has no end', () => {
  const wish = { faster: false, given: undefined, records: [record('2026-11-20')] };
  expect(calendarSpan(wish, NOW)).toEqual({ start: NOW, end: Number.POSITIVE_INFINITY });
});

describe('a faster calendar ends with yesterday, and begins', () => {
  test.each([
    ['with the day that was asked for', day('2026-11-01'), [record('2026-11-20')], '2026-11-01'],
    ['after the last recorded day', undefined, [record('2026-11-19'), record('2026-11-20')], '2026-11-21'],
    [
      'with the last recorded day where it lacks ticks',
      undefined,
      [record('2026-11-20', { missing_count: 1 })],
      '2026-11-20',
    ],
    ['after a day that failed', undefined, [record('2026-11-20', { rows: 0, status: 'failed' })], '2026-11-21'],
    [
      'after the last day that left rows, where empty ones are recorded after it',
      undefined,
      [record('2026-11-20'), record('2026-11-21', EMPTY), record('2026-11-23', EMPTY)],
      '2026-11-21',
    ],
    ['ninety days ago where no day is recorded', undefined, [], '2026-08-26'],
    ['ninety days ago where only empty days are', undefined, [record('2026-11-23', EMPTY)], '2026-08-26'],
    ['with yesterday at the latest', undefined, [record('2026-11-22')], '2026-11-23'],
  ])('%s', (_name, given, records, first) => {
    expect(calendarSpan({ faster: true, given, records }, NOW)).toEqual({ start: new Date(first), end: TODAY });
  });
});

test('a faster calendar has nowhere to go where yesterday is recorded whole', () => {
  const wish = { faster: true, given: undefined, records: [record('2026-11-23')] };
  expect(() => calendarSpan(wish, NOW)).toThrow(expect.objectContaining({ code: 'usage' }));
});
