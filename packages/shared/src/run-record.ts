import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { QuoteStatsRow } from './marts.ts';
import { Tick } from './tick.ts';

/** The version written into every run record; readers accept older ones. */
export const RUN_SCHEMA_VERSION = 1;

/** How a day's transform ended; a day without rows is `empty`. */
export const RunStatus = z.enum(['succeeded', 'failed', 'empty']);
export type RunStatus = z.infer<typeof RunStatus>;

/** One check on a model: `failures` is the number of rows that broke it. */
export const CheckResult = z.object({
  name: z.string(),
  status: z.enum(['passed', 'warned', 'failed']),
  failures: z.int().nonnegative(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** A run of missing ticks, first and last included. */
export const MissingTicks = z.object({ from: Tick, to: Tick, count: z.int().positive() });
export type MissingTicks = z.infer<typeof MissingTicks>;

/** What is remembered of a day besides its statistics, to compare later days with. */
export const DayProfile = z.object({
  /** Part of the facts, 0 to 1, by source. */
  source_shares: z.record(z.string(), z.number().min(0).max(1)),
  /** Mean length of a fact's text, in UTF-16 units. */
  mean_length: z.number().nonnegative(),
  /** Completeness of each hour of the day, 0 to 1. */
  hourly_completeness: z.array(z.number().min(0).max(1)).length(24),
});
export type DayProfile = z.infer<typeof DayProfile>;

/** A figure of the day far from what the days before had; `score` is the robust score, `expected` their median. */
export const DriftFinding = z.object({
  metric: z.string(),
  value: z.number(),
  expected: z.number(),
  score: z.number(),
});
export type DriftFinding = z.infer<typeof DriftFinding>;

/** One item of `quote_runs`: what is known for ever of one day's transform. Durations are in milliseconds. */
export const RunRecord = z.object({
  pipeline: z.literal('transform'),
  run_date: CalendarDate,
  status: RunStatus,
  attempts: z.int().positive(),
  rows: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  completeness: z.number().min(0).max(1),
  missing_ticks: z.array(MissingTicks),
  stats: QuoteStatsRow.nullable(),
  checks: z.array(CheckResult),
  profile: DayProfile.nullable(),
  drift: z.array(DriftFinding),
  model_version: z.string(),
  output_sha256: z.record(z.string(), z.string()),
  durations_ms: z.record(z.string(), z.number()),
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime(),
  error: z.string().optional(),
  schema_version: z.literal(RUN_SCHEMA_VERSION),
});
export type RunRecord = z.infer<typeof RunRecord>;
