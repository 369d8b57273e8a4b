import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEARTBEAT_AHEAD_MS, METRIC_NAMESPACE, METRICS, stackNames } from '@quote-elt/runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALARM_NAMES, alarmSpecs, RUNBOOKS } from '../../src/components/alarms.ts';
import type { StackConfig } from '../../src/config/stack-config.ts';
import { LONGEST_GAP_SECONDS, watchedHours } from '../../src/config/watch-window.ts';
import { acceptedConfigs, configOf, NOW, TICK_RATES, TRANSFORM_SCHEDULES, ZONES } from '../configs.ts';
import { simulate } from '../simulated-stack.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A run that takes its fifteen minutes three times, with Lambda's waits between the tries, is over after less. */
const LATEST_MS = 49 * 60_000;
const NAMES = stackNames({ project: 'quote-elt', stack: 'dev', region: 'eu-west-1' });
const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Every schedule of transform with some rate of ticks and some zone, and every rate with the daily schedule. */
const CASES = [
  ...TRANSFORM_SCHEDULES.map((transformSchedule, i) => ({
    ingestSchedule: TICK_RATES[i % TICK_RATES.length],
    transformSchedule,
    transformTimezone: ZONES[i % ZONES.length],
  })),
  ...TICK_RATES.map((ingestSchedule) => ({
    ingestSchedule,
    transformSchedule: TRANSFORM_SCHEDULES[0],
    transformTimezone: 'UTC',
  })),
].map((given) => ({ label: Object.values(given).join(' '), config: configOf(given) }));

/** A stack made at an odd moment, late in October when clocks change. */
const START = Date.parse('2026-10-08T13:37:11Z');
const dayAfter = (days: number) => Math.floor(START / DAY_MS + days) * DAY_MS;
const WEEKS = START + 21 * DAY_MS;

/** What is told in the three weeks after the start, with a fault in the second. */
const told = (config: StackConfig, faults: object = {}) =>
  simulate({ config, start: START, until: WEEKS + 9 * DAY_MS, faults });

describe.each(CASES)('with $label', ({ config }) => {
  test('neither the first day nor good weeks are reported, nor days done by hand, however late a run ends', () => {
    for (const lateMs of [0, LATEST_MS]) {
      const byHand = [dayAfter(5), dayAfter(6), dayAfter(7)];
      expect(simulate({ config, start: START, until: WEEKS, lateMs, faults: { byHand } })).toEqual({});
    }
  });

  test('each fault is reported by its alarm and no other, in time', () => {
    const at = dayAfter(9) + 5 * HOUR_MS;
    const seconds = config.ingestSchedule.seconds;
    const gapMs = config.transformPace.longestGapSeconds * 1000;
    const inTime = {
      'ticks-stopped': Math.max(900, 4 * seconds) * 1000 + HOUR_MS / 2,
      'transform-stopped': gapMs + 8 * HOUR_MS,
    };
    const delay = (alarm: keyof typeof inTime, faults: object) => {
      const notices = told(config, faults)[alarm] ?? [];
      expect(notices).toHaveLength(1);
      return (notices[0]?.at ?? 0) - at;
    };
    expect(delay('ticks-stopped', { ticksStopAt: at })).toBeLessThanOrEqual(inTime['ticks-stopped']);
    expect(delay('ticks-stopped', { ticksFailFrom: at })).toBeLessThanOrEqual(
      inTime['ticks-stopped'] + 2 * seconds * 1000,
    );
    expect(delay('transform-stopped', { transformStopsAt: at })).toBeLessThanOrEqual(inTime['transform-stopped']);
    expect(Object.keys(told(config, { failingDay: dayAfter(9) }))).toEqual(['days-waiting']);
    expect(Object.keys(told(config, { deadLetterAt: at }))).toEqual(['dead-letters-waiting']);
    expect(told(config, { incompleteDay: dayAfter(9) })).toHaveProperty('incomplete');
  });
});

test('a stack whose schedules are paused reports nothing of their silence', () => {
  const config = configOf({ paused: true });
  expect(told(config, { ticksStopAt: START, transformStopsAt: START })).toEqual({});
  expect(told(config, { ticksStopAt: dayAfter(9), transformStopsAt: dayAfter(9) })).toEqual({});
});

test('whatever is configured, an alarm looks back no longer than CloudWatch allows and can go off', () => {
  fc.assert(
    fc.property(acceptedConfigs, (config) => {
      const specs = alarmSpecs(NAMES, config);
      expect(specs.map(({ name }) => name)).toEqual([...ALARM_NAMES]);
      for (const {
        period,
        evaluationPeriods,
        threshold,
        comparisonOperator,
        treatMissingData,
        tellsMissingData,
      } of specs) {
        expect(period * evaluationPeriods).toBeLessThanOrEqual(period >= 3600 ? 7 * 86_400 : 86_400);
        expect(period % 60).toBe(0);
        // No metric of ours is negative: an alarm below 0 could never go off, unless silence is what it tells.
        expect(comparisonOperator === 'LessThanThreshold' && threshold <= 0).toBe(false);
        if (tellsMissingData) expect(treatMissingData).toBe('missing');
      }
    }),
  );
});

test('an alarm on silence looks back over the longest pause of a schedule and a late run, and never over more than a week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: LONGEST_GAP_SECONDS }), (gap) => {
      const seen = watchedHours(gap) * HOUR_MS + HEARTBEAT_AHEAD_MS;
      expect(seen).toBeGreaterThanOrEqual(gap * 1000 + LATEST_MS);
      expect(watchedHours(gap)).toBeLessThanOrEqual(168);
    }),
  );
});

test('a week without a fault is silent for any accepted configuration, from any moment on', () => {
  const starts = fc.integer({ min: NOW.getTime(), max: NOW.getTime() + 365 * DAY_MS });
  fc.assert(
    fc.property(acceptedConfigs, starts, fc.integer({ min: 0, max: LATEST_MS }), (config, start, lateMs) => {
      expect(simulate({ config, start, until: start + 16 * DAY_MS, lateMs })).toEqual({});
    }),
    { numRuns: 60 },
  );
});

test('at most five alarms watch standard metrics of the stack and its own ones', () => {
  const specs = alarmSpecs(NAMES, configOf());
  expect(specs.length).toBeLessThanOrEqual(5);
  const known: Readonly<Record<string, readonly string[]>> = {
    'AWS/Lambda': ['Errors'],
    'AWS/SQS': ['ApproximateNumberOfMessagesVisible'],
    [METRIC_NAMESPACE]: METRICS,
  };
  for (const { namespace, metricName, dimensions } of specs) {
    expect(known[namespace]).toContain(metricName);
    const watched = {
      'AWS/Lambda': { FunctionName: NAMES.ingest.function },
      'AWS/SQS': { QueueName: NAMES.deadLetters },
    };
    expect(dimensions).toEqual(
      Object.entries(watched).find(([name]) => name === namespace)?.[1] ?? { Stack: NAMES.prefix },
    );
  }
});

test('the text of each alarm ends with the paragraph that says what to do, and each paragraph has its alarm', () => {
  expect(existsSync(join(ROOT, RUNBOOKS))).toBe(true);
  const headings = [...readFileSync(join(ROOT, RUNBOOKS), 'utf8').matchAll(/^### Alarm: (\S+)$/gm)].map(
    ([, name]) => name,
  );
  expect(headings).toEqual([...ALARM_NAMES]);
  for (const { name, description } of alarmSpecs(NAMES, configOf())) {
    expect(description.endsWith(`. What to do: ${RUNBOOKS}#alarm-${name}`)).toBe(true);
  }
});
