import { expect, test } from 'vitest';
import { z } from 'zod';
import { failureOf } from '../../src/days/failure-of.ts';
import { DayOutOfTimeError } from '../../src/errors/errors.ts';

test('an error of ours is kept by its code, any other by its name', () => {
  expect(failureOf(new DayOutOfTimeError())).toEqual({
    code: 'day.out_of_time',
    message: 'the invocation ended before the day was done',
  });
  expect(failureOf(new RangeError('too far'))).toEqual({ code: 'RangeError', message: 'too far' });
  expect(failureOf('down')).toEqual({ code: 'unknown', message: 'down' });
  expect(failureOf(undefined)).toEqual({ code: 'unknown', message: 'undefined' });
});

test('a row that breaks its contract is told by what is wrong with it', () => {
  const { error } = z.object({ rows: z.int() }).safeParse({ rows: 'many' });
  expect(failureOf(error)).toEqual({
    code: 'contract.broken',
    message: expect.stringMatching(/^a row of the day.*rows/),
  });
});

test.each(['\n', '\r', '\r\n', '\u2028', '\u2029'])(
  'of a message of lines that %j ends only the first is kept',
  (end) => {
    expect(failureOf(new Error(`  first ${end}second`)).message).toBe('first ');
  },
);

test('a code and a message are bounded', () => {
  const long = Object.assign(new Error('m'.repeat(5000)), { name: 'n'.repeat(5000) });
  expect(failureOf(long)).toEqual({
    code: expect.stringMatching(/^n{97}…$/),
    message: expect.stringMatching(/^m{497}…$/),
  });
});
