import { expect, test } from 'vitest';
import { demoFaults } from '../../src/demo/demo-faults.ts';
import { invokeAsync } from '../../src/handlers/invoke-async.ts';

test('faults are the same for the same seed, some come, and never two in a row', () => {
  const first = demoFaults(5);
  const planned = Array.from({ length: 2000 }, first.next);
  const second = demoFaults(5);
  expect(Array.from({ length: 2000 }, second.next)).toEqual(planned);
  expect(first.met()).toBe(planned.filter((fault) => fault !== undefined).length);
  expect(first.met()).toBeGreaterThan(10);
  expect(planned.some((fault, i) => fault !== undefined && planned[i + 1] !== undefined)).toBe(false);
});

test('an invocation is tried three times', async () => {
  let calls = 0;
  const failing = (times: number) => async () => {
    calls++;
    if (calls <= times) throw new Error(`failure ${calls}`);
    return calls;
  };
  expect(await invokeAsync(failing(2))).toBe(3);
  calls = 0;
  await expect(invokeAsync(failing(3))).rejects.toThrow('failure 3');
});
