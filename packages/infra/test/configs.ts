import { SOURCE_NAMES } from '@quote-elt/ingest/config';
import fc from 'fast-check';
import { type ConfigOwner, parseStackConfig } from '../src/checks/parse-config.ts';
import { ConfigShape } from '../src/config/config-shape.ts';
import type { StackConfig } from '../src/config/stack-config.ts';

export const NOW = new Date('2026-11-23T10:00:00Z');
export const OWNER: ConfigOwner = { project: 'quote-elt', stack: 'dev', now: NOW };

/** Names of every configuration key. */
export const STACK_CONFIG_KEYS: readonly string[] = Object.keys(ConfigShape.shape);

/** The configuration of the stack dev, with what is given. */
export function configOf(given: Readonly<Record<string, unknown>> = {}): StackConfig {
  return parseStackConfig(given, OWNER);
}

/** Schedules of every pace: many times a day to once a week, in other zones, at times that the clocks leave out. */
export const TRANSFORM_SCHEDULES = [
  'cron(0 12 * * ? *)',
  'cron(30 2 * * ? *)',
  'cron(0/15 8-17 * * ? *)',
  'cron(15 10 ? * MON-FRI *)',
  'cron(45 3 ? * SUN *)',
  'cron(0 6 ? * 2,5 *)',
  'cron(59 23 1-28/2 * ? *)',
  'cron(0 5 1/3 * ? *)',
  'rate(1 hour)',
  'rate(1 day)',
  'rate(3 days)',
  'rate(7 days)',
] as const;

export const TICK_RATES = [
  'rate(1 minute)',
  'rate(5 minutes)',
  'rate(10 minutes)',
  'rate(1 hour)',
  'rate(8 hours)',
  'rate(1 day)',
] as const;
export const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'] as const;

/** What a person may configure, good or not as a whole; every value is good in itself. */
export const givenConfigs = fc.record(
  {
    sources: fc.uniqueArray(fc.constantFrom(...SOURCE_NAMES), { minLength: 1 }),
    recordsPerTick: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 50 })),
    maxItemBytes: fc.oneof(fc.constant(2048), fc.integer({ min: 700, max: 400_000 })),
    sourceTimeoutMs: fc.integer({ min: 100, max: 20_000 }),
    ingestSchedule: fc.constantFrom(...TICK_RATES),
    transformSchedule: fc.constantFrom(...TRANSFORM_SCHEDULES),
    transformTimezone: fc.constantFrom(...ZONES),
    lookBackDays: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
    maxRejectedShare: fc.double({ min: 0, max: 1, noNaN: true }),
    failOnDrift: fc.boolean(),
    completenessTarget: fc.double({ min: 0, minExcluded: true, max: 1, noNaN: true }),
    rawCapacity: fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 1000 })),
    reservedConcurrency: fc.integer({ min: 0, max: 10 }),
    architecture: fc.constantFrom('arm64', 'x86_64'),
    logRetentionDays: fc.constantFrom(1, 14, 365),
    alarmEmail: fc.constantFrom('', 'a@example.com'),
    pointInTimeRecovery: fc.boolean(),
    protectData: fc.boolean(),
    warehouse: fc.boolean(),
    warehouseFirstDay: fc.constantFrom('2025-06-30', '2026-01-01', '2026-11-23'),
    warehouseScanLimitMb: fc.integer({ min: 10, max: 1_000_000 }),
  },
  { requiredKeys: [] },
);

/** A configuration that is accepted, or undefined. */
function accepted(given: Readonly<Record<string, unknown>>): StackConfig | undefined {
  try {
    return configOf(given);
  } catch {
    return undefined;
  }
}

/** Every configuration that is accepted. */
export const acceptedConfigs = givenConfigs.map(accepted).filter((config) => config !== undefined);
