import { expect, test } from 'vitest';
import { readEvent } from '../../src/days/read-event.ts';

test('a range may be of one day', () => {
  expect(readEvent({ from: '2026-11-22', to: '2026-11-22' })).toEqual({
    from: '2026-11-22',
    to: '2026-11-22',
    force: false,
  });
});

test('a range whose end is before its beginning is refused', () => {
  expect(() => readEvent({ from: '2026-11-22', to: '2026-11-21' })).toThrow(
    expect.objectContaining({ code: 'event.invalid', message: expect.stringMatching(/: to is before from$/) }),
  );
});

test('days that are named one by one stand in any order', () => {
  expect(readEvent({ dates: ['2026-11-22', '2026-11-21'] })).toMatchObject({ dates: ['2026-11-22', '2026-11-21'] });
});

test('a refused event is shown in a bounded message that says what is wrong', () => {
  expect(() => readEvent({ dates: ['tomorrow'], [`\u001b${'x'.repeat(10_000)}`]: 1 })).toThrow(
    expect.objectContaining({
      code: 'event.invalid',
      message: expect.stringMatching(/^transform event [ -~…]{100,984}$/),
      cause: expect.objectContaining({ name: 'ZodError' }),
    }),
  );
});
