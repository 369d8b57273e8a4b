import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dateIn } from '../../src/index.ts';

const CASES = z
  .array(z.object({ given: z.string(), date: z.string().nullable() }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'dates.json'), 'utf8')));

test.each(CASES)('$given names the day $date', ({ given, date }) => {
  expect(dateIn(given) ?? null).toBe(date);
});

test.each([[undefined], [null], [20230413], [1681428600000], [true], [{}], [['2023-04-13']], [new Date(0)]])(
  '%j, which is no text, names no day',
  (given) => {
    expect(dateIn(given)).toBeUndefined();
  },
);

const inYears = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });

test('an instant names the UTC day it lies in, whatever the zone it is written in', () => {
  fc.assert(
    fc.property(inYears, fc.integer({ min: -1439, max: 1439 }), (instant, offset) => {
      const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const zone = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
      expect(dateIn(local + zone)).toBe(instant.toISOString().slice(0, 10));
    }),
  );
});

test('any text gives a day that exists, or none', () => {
  const nearly = inYears.chain((date) =>
    fc.tuple(fc.nat(30), fc.string({ maxLength: 2 })).map(([at, put]) => {
      const text = date.toISOString();
      return text.slice(0, at) + put + text.slice(at + put.length);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' })), (given) => {
      const date = dateIn(given);
      const real = date === undefined || new Date(date).toISOString().slice(0, 10) === date;
      expect([given, date, real]).toEqual([given, date, true]);
    }),
  );
});
