import { CalendarDate } from '@quote-elt/shared';
import { describe, expect, test } from 'vitest';
import { markInput } from '../../src/store/mark-changed.ts';
import { StackError } from '../../src/store/stack-error.ts';
import { throttleNotice } from '../../src/store/throttle-notice.ts';

const DAY = CalendarDate.parse('2026-11-22');

describe('the notice of a throttled table', () => {
  function notices(days = 1) {
    const lines: string[] = [];
    let ms = 0;
    const notice = throttleNotice(
      (line) => lines.push(line),
      () => days,
      () => ms,
    );
    return {
      lines,
      after(passedMs: number, seconds: number | undefined, unitsPerSecond = 5) {
        ms += passedMs;
        const known = seconds !== undefined;
        notice({
          date: DAY,
          unitsPerSecond: known ? unitsPerSecond : undefined,
          secondsOfDay: seconds,
          secondsADay: known ? 720 : undefined,
        });
      },
    };
  }

  test('says that it waits, and as soon as it is known how long the reading takes', () => {
    const { lines, after } = notices();
    after(0, undefined);
    after(1000, undefined);
    after(1000, 480);
    after(1000, 470);
    expect(lines).toEqual([
      'warning[stack.throttled]: the table has no capacity left for 2026-11-22; waiting for it',
      'warning[stack.throttled]: 2026-11-22 is read at 5.0 units a second: about 8 minutes for the rest of it',
    ]);
  });

  test('is told again every half minute', () => {
    const { lines, after } = notices();
    after(0, 480);
    after(29_999, 450);
    after(1, 45.2);
    expect(lines.map((line) => line.replace(/.*second: /, ''))).toEqual([
      'about 8 minutes for the rest of it',
      'about 46 seconds for the rest of it',
    ]);
  });

  test('of many days reports how long all of them take', () => {
    const { lines, after } = notices(28);
    after(0, 480);
    expect(lines[0]).toMatch(/about 8 minutes for the rest of it, about 5.5 hours for all 28 days$/);
  });
});

test('a day is marked by one small write, and only if it has a record', () => {
  expect(markInput('runs', DAY, new Date('2026-11-24T08:30:00Z'))).toEqual({
    TableName: 'runs',
    Key: { pipeline: { S: 'transform' }, run_date: { S: '2026-11-22' } },
    UpdateExpression: 'set changed_at = :now',
    ConditionExpression: 'attribute_exists(run_date)',
    ExpressionAttributeValues: { ':now': { S: '2026-11-24T08:30:00.000Z' } },
  });
});

describe('an error of AWS', () => {
  const named = (name: string, more: object = {}) => Object.assign(new Error('what AWS says'), { name, ...more });

  test.each([
    [named('ProvisionedThroughputExceededException'), 'stack.throttled'],
    [named('ThrottlingException'), 'stack.throttled'],
    [named('RequestLimitExceeded'), 'stack.throttled'],
    [named('TimeoutError'), 'stack.unreachable'],
    [named('Error', { code: 'ETIMEDOUT' }), 'stack.unreachable'],
    [named('AccessDeniedException'), 'stack.denied'],
  ])('%s is reported in the words of a stack', (error, code) => {
    const wrapped = new Error('outer', { cause: error });
    expect(StackError.from(wrapped, 'dev')).toMatchObject({ code, hint: expect.any(String), cause: wrapped });
  });

  test('that is none stays as it is', () => {
    expect(StackError.from(new Error('mine'), 'dev')).toBeUndefined();
  });
});
