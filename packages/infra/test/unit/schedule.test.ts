import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCron } from '../../src/config/cron.ts';
import { RANGES, valuesOf } from '../../src/config/cron-field.ts';
import { paceOf, runsBetween } from '../../src/config/pace.ts';
import { rateMinutes } from '../../src/config/schedule.ts';
import { instantsOf } from '../../src/config/time-zone.ts';
import { configOf, NOW } from '../configs.ts';
import { problemsOf } from '../remedies.ts';

const HOUR = 3600;
const runs = (expression: string, zone: string, from: string, until: string) =>
  [...runsBetween(expression, zone, Date.parse(from), Date.parse(until))].map((at) => new Date(at).toISOString());

describe('rates', () => {
  test.each([
    ['rate(1 minute)', 1],
    ['rate(2 minutes)', 2],
    ['rate(1 hour)', 60],
    ['rate(1 day)', 1440],
    ['rate(2 minute)', undefined],
    ['rate(1 minutes)', undefined],
    ['rate(0 minutes)', undefined],
    ['rate(01 minute)', undefined],
    ['every minute', undefined],
  ])('%s has %s minutes', (expression, minutes) => {
    expect(rateMinutes(expression)).toBe(minutes);
  });

  test('a rate that does not divide a day cannot be ingested by', () => {
    expect(problemsOf({ ingestSchedule: 'rate(7 minutes)' })).toHaveLength(1);
  });
});

describe('a cron', () => {
  test.each([
    'cron(0 12 * * ? *)',
    'cron(15 10 ? * MON-FRI *)',
    'cron(0/5 8-17 ? * 2,4,6 *)',
    'cron(0 0 */3 JAN-DEC ? 2026-2199)',
  ])('such as %s is a schedule', (transformSchedule) => {
    expect(configOf({ transformSchedule }).transformSchedule).toBe(transformSchedule);
  });

  test.each([
    ['cron(99 99 * * ? *)', 'minutes and hours'],
    ['cron(60 12 * * ? *)', 'minutes'],
    ['cron(0 24 * * ? *)', 'hours'],
    ['cron(0 12 0 * ? *)', 'a day'],
    ['cron(0 12 32 * ? *)', 'a day'],
    ['cron(0 12 1 13 ? *)', 'a month'],
    ['cron(0 12 ? * 8 *)', 'a weekday'],
    ['cron(0 12 ? * 2#6 *)', 'a place of a weekday'],
    ['cron(0 12 * * ? 1969)', 'a year'],
    ['cron(0 12 * * ? 2200)', 'a year'],
    ['cron(5-1 12 * * ? *)', 'a range'],
    ['cron(0/0 12 * * ? *)', 'a step'],
    ['cron(0 12 * * * *)', 'both days'],
    ['cron(0 12 ? * ? *)', 'neither day'],
    ['cron(0 12 * * ?)', 'five fields'],
    ['cron(0 12 * * ? * *)', 'seven fields'],
    ['cron(0  12 * * ? *)', 'two blanks'],
    ['0 12 * * *', 'no cron( )'],
  ])('%s is none: %s out of range', (transformSchedule) => {
    expect(parseCron(transformSchedule)).toBeUndefined();
    expect(problemsOf({ transformSchedule })).toHaveLength(1);
  });

  test.each(['cron(0 12 30 2 ? *)', 'cron(0 12 * * ? 2020)'])('%s has no time to come', (transformSchedule) => {
    expect(problemsOf({ transformSchedule }).map(({ message }) => message)).toEqual([
      `transformSchedule: ${transformSchedule} has no time to come`,
    ]);
  });

  test('a field stands for the values that its numbers, ranges, steps and names say', () => {
    expect(valuesOf('0/20', RANGES.minutes)).toEqual([0, 20, 40]);
    expect(valuesOf('10-14/2,50', RANGES.minutes)).toEqual([10, 12, 14, 50]);
    expect(valuesOf('MON-WED,7', RANGES.dayOfWeek)).toEqual([2, 3, 4, 7]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 }), (hours) => {
        expect(valuesOf(hours.join(','), RANGES.hours)).toEqual([...hours].sort((a, b) => a - b));
      }),
    );
  });

  test.each([
    ['cron(0 9 L * ? *)', ['2027-01-31', '2027-02-28', '2027-03-31']],
    ['cron(0 9 15W * ? *)', ['2027-01-15', '2027-02-15', '2027-03-15']],
    ['cron(0 9 30W * ? *)', ['2027-01-29', '2027-03-30']],
    ['cron(0 9 1W * ? *)', ['2027-01-01', '2027-02-01', '2027-03-01']],
    ['cron(0 9 ? * 2#1 *)', ['2027-01-04', '2027-02-01', '2027-03-01']],
    ['cron(0 9 ? * FRIL *)', ['2027-01-29', '2027-02-26', '2027-03-26']],
    ['cron(0 9 ? 2 L *)', ['2027-02-06', '2027-02-13', '2027-02-20', '2027-02-27']],
  ])('%s runs on %j', (expression, days) => {
    expect(runs(expression, 'UTC', '2027-01-01T00:00:00Z', '2027-04-01T00:00:00Z')).toEqual(
      days.map((day) => `${day}T09:00:00.000Z`),
    );
  });
});

describe('a time zone', () => {
  test('moves the times, skips one that the clocks leave out, and takes one that comes twice once', () => {
    const spring = ['2027-03-27T00:00:00Z', '2027-03-30T00:00:00Z'] as const;
    expect(runs('cron(0 12 * * ? *)', 'Europe/Berlin', ...spring)).toEqual([
      '2027-03-27T11:00:00.000Z',
      '2027-03-28T10:00:00.000Z',
      '2027-03-29T10:00:00.000Z',
    ]);
    expect(runs('cron(30 2 * * ? *)', 'Europe/Berlin', ...spring)).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ]);
    expect(runs('cron(30 2 31 10 ? *)', 'Europe/Berlin', '2027-10-30T00:00:00Z', '2027-11-02T00:00:00Z')).toEqual([
      '2027-10-31T00:30:00.000Z',
    ]);
  });

  test('gives instants at which its clocks show the time', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    );
    const days = fc.integer({ min: 20_000, max: 30_000 });
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (timeZone, day, minute) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
        const wall = new Date(day * 86_400_000 + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
        for (const at of instantsOf(day * 86_400_000, [minute], timeZone)) expect(format.format(at)).toBe(wall);
      }),
    );
  });
});

describe('the pace of a schedule', () => {
  test.each([
    ['cron(0 12 * * ? *)', 'UTC', 24],
    ['cron(0 12 * * ? *)', 'Europe/Berlin', 25],
    ['cron(30 2 * * ? *)', 'Europe/Berlin', 47],
    ['cron(15 10 ? * MON-FRI *)', 'UTC', 72],
    ['cron(0 12 ? * SUN *)', 'Europe/Berlin', 169],
    ['rate(7 days)', 'UTC', 168],
  ])('%s in %s pauses at most %s hours', (expression, zone, hours) => {
    expect(paceOf(expression, zone, NOW).longestGapSeconds / HOUR).toBe(hours);
  });

  test('a schedule that pauses for more than a week is refused, since no alarm could watch it', () => {
    for (const transformSchedule of ['cron(0 12 1 * ? *)', 'rate(8 days)', 'cron(0 12 * * ? 2027)']) {
      expect(problemsOf({ transformSchedule }).map(({ message }) => message)).toEqual([
        expect.stringMatching(/leaves up to .* days without a run, and an alarm can watch no more than a week$/),
      ]);
    }
  });
});

describe('the look-back', () => {
  test('follows the schedule, with one run to spare', () => {
    const lookBack = (transformSchedule: string) => configOf({ transformSchedule }).lookBackDays;
    expect(['rate(1 hour)', 'cron(0 12 * * ? *)', 'cron(15 10 ? * MON-FRI *)', 'rate(7 days)'].map(lookBack)).toEqual([
      7, 7, 7, 15,
    ]);
  });

  test('that would miss days is refused with the days that it takes', () => {
    expect(problemsOf({ transformSchedule: 'rate(7 days)', lookBackDays: 7 })).toEqual([
      {
        message: expect.stringMatching(/a run must look back at least 8 days, not 7$/),
        remedy: 'pulumi -C packages/infra --stack dev config set lookBackDays 8',
      },
    ]);
  });
});
