import { expect, test, vi } from 'vitest';
import { startStopwatch } from '../../src/days/stopwatch.ts';

test('a step takes what passed since the one before it, in milliseconds with one digit behind the point', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValueOnce(1000);
  const stopwatch = startStopwatch();
  for (const [name, at] of Object.entries({ load: 1012.34, models: 1012.38, hash: 3000 })) {
    now.mockReturnValueOnce(at);
    stopwatch.lap(name);
  }
  expect(stopwatch.laps()).toEqual({ load: 12.3, models: 0, hash: 1987.6 });
});
