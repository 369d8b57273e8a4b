import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_BATCH, minuteTick, rawKey, ScheduledTime, Tick, tickOfKey, toTick } from '../../src/index.ts';

const instant = fc.integer({ min: 0, max: Date.parse('2999-12-31T23:59:59Z') });

test('a key leads back to its tick and place', () => {
  fc.assert(
    fc.property(instant, fc.nat(MAX_BATCH - 1), (ms, index) => {
      const tick = toTick(ms);
      expect(tickOfKey(rawKey(tick, index))).toEqual({ tick, index });
    }),
  );
});

test('keys sort as their ticks and places do', () => {
  fc.assert(
    fc.property(instant, fc.nat(MAX_BATCH - 1), instant, fc.nat(MAX_BATCH - 1), (ms, i, otherMs, j) => {
      const [a, b] = [rawKey(toTick(ms), i), rawKey(toTick(otherMs), j)];
      const expected = Math.sign(Math.floor(ms / 1000) - Math.floor(otherMs / 1000)) || Math.sign(i - j);
      expect(a.ingested_at < b.ingested_at ? -1 : a.ingested_at > b.ingested_at ? 1 : 0).toBe(expected);
    }),
  );
});

test('the last record of the last second stays in its day', () => {
  expect(rawKey(Tick.parse('2026-11-22T23:59:59.000Z'), 49)).toEqual({
    ingested_date: '2026-11-22',
    ingested_at: '2026-11-22T23:59:59.049Z',
  });
});

test.each([-1, 50, 1.5, Number.NaN])('a place of %d is outside of a batch', (index) => {
  expect(() => rawKey(toTick(0), index)).toThrow(RangeError);
  expect(() => rawKey(toTick(0), index)).toThrow(`index ${index} is outside of a batch (0 to 49)`);
});

test.each([
  ['2026-11-22T18:59:00Z', '2026-11-22T18:59:00.000Z'],
  ['2026-11-22T18:59:00.999Z', '2026-11-22T18:59:00.000Z'],
  ['2026-11-23T01:30:00+02:00', '2026-11-22T23:30:00.000Z'],
])('the scheduled time %s is the tick %s', (given, tick) => {
  expect(ScheduledTime.parse(given)).toBe(tick);
});

test.each(['2026-11-22', '2026-11-22T18:59:00', '<aws.scheduler.scheduled-time>', '2026-02-30T00:00:00Z', ''])(
  '%j is no scheduled time',
  (given) => {
    expect(ScheduledTime.safeParse(given).success).toBe(false);
  },
);

test('the minute that is now is cut, never rounded', () => {
  expect(minuteTick(new Date('2026-11-22T18:59:59.999Z'))).toBe('2026-11-22T18:59:00.000Z');
});
