import { expect, test } from 'vitest';
import { HEARTBEAT_AHEAD_MS, heartbeatLines, METRICS } from '../../src/index.ts';

test('dev and prod together stay within the ten custom metrics that are free', () => {
  expect(2 * METRICS.length).toBeLessThanOrEqual(10);
});

test('the second datapoint of a heartbeat lies within the two hours that CloudWatch takes, and adds nothing to the sum', () => {
  const [now = '', ahead = ''] = heartbeatLines('dev', { transformed: 3, waiting: 0 }, new Date(0));
  expect(JSON.parse(now)).toMatchObject({ DaysTransformed: 3, DaysWaiting: 0, _aws: { Timestamp: 0 } });
  expect(JSON.parse(ahead)).toMatchObject({ DaysTransformed: 0, _aws: { Timestamp: HEARTBEAT_AHEAD_MS } });
  expect(HEARTBEAT_AHEAD_MS).toBeLessThan(2 * 3_600_000);
});
