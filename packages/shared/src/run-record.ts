import * as z from 'zod';
import { CalendarDate } from './calendar.ts';
import { RUN_SCHEMA_VERSION } from './constants.ts';
import { Instant } from './instant.ts';
import { QuoteStatsRow } from './marts.ts';
import { schemaVersion } from './schema-version.ts';
import { Tick } from './tick.ts';

const share = z.number().min(0).max(1);
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** How a day's transform ended; a day without rows is `empty`. */
export const RunStatus = z.enum(['succeeded', 'failed', 'empty']).meta({
  title: 'Run status',
  description: "How the day's transform ended; a day without rows is empty.",
  examples: ['succeeded'],
});
export type RunStatus = z.infer<typeof RunStatus>;

/** One check on a model: `failures` is the number of rows that broke it. */
export const CheckResult = z
  .object({
    name: z.string().meta({ description: 'The name of the check.', examples: ['quotes_fact.quote_id.not_null'] }),
    status: z.enum(['passed', 'warned', 'failed']).meta({
      description: 'How it ended; only failed fails the day.',
      examples: ['passed'],
    }),
    failures: z
      .int()
      .nonnegative()
      .meta({ description: 'Rows that broke the check.', examples: [0] }),
  })
  .meta({ title: 'Check result', description: 'One check on a model.' });
export type CheckResult = z.infer<typeof CheckResult>;

/** A run of missing ticks, first and last included. */
export const MissingTicks = z
  .object({
    from: Tick.meta({ description: 'The first missing tick, ISO-8601, UTC, whole seconds.' }),
    to: Tick.meta({ description: 'The last missing tick, ISO-8601, UTC, whole seconds.' }),
    count: z
      .int()
      .positive()
      .meta({ description: 'How many ticks are missing.', examples: [4] }),
  })
  .meta({ title: 'Missing ticks', description: 'A run of missing ticks, first and last included.' });
export type MissingTicks = z.infer<typeof MissingTicks>;

/** What is remembered of a day besides its statistics, to compare later days with. */
export const DayProfile = z
  .object({
    source_shares: z.record(z.string(), share).meta({
      description: 'Part of the facts, 0 to 1, by source.',
      examples: [{ quotable: 0.75, zenquotes: 0.25 }],
    }),
    mean_length: z
      .number()
      .nonnegative()
      .meta({
        description: "Mean length of a fact's text, in UTF-16 units.",
        examples: [87.5],
      }),
    hourly_completeness: z
      .array(share)
      .length(24)
      .meta({
        description: 'Completeness of each hour of the UTC day, 0 to 1; always 24.',
        examples: [Array.from({ length: 24 }, () => 1)],
      }),
  })
  .meta({ title: 'Day profile', description: 'What is remembered of a day to compare later days with.' });
export type DayProfile = z.infer<typeof DayProfile>;

/** A figure of the day far from what the days before had; `score` is the robust score, `expected` their median. */
export const DriftFinding = z
  .object({
    metric: z.string().meta({ description: 'The figure that drifted.', examples: ['rows'] }),
    value: z.number().meta({ description: 'The figure on this day, in its own unit.', examples: [720] }),
    expected: z.number().meta({ description: 'The median of the days before, in the same unit.', examples: [1440] }),
    score: z.number().meta({ description: 'The robust score: deviations from the median.', examples: [-5.2] }),
  })
  .meta({ title: 'Drift finding', description: 'A figure of the day far from what the days before had.' });
export type DriftFinding = z.infer<typeof DriftFinding>;

/** One item of `quote_runs`: what is known for ever of one day's transform. Durations are in milliseconds. */
export const RunRecord = z
  .object({
    pipeline: z.literal('transform').meta({ description: 'Hash key: the pipeline that ran.', examples: ['transform'] }),
    run_date: CalendarDate.meta({ description: 'Range key: the UTC day transformed, YYYY-MM-DD.' }),
    status: RunStatus,
    attempts: z
      .int()
      .positive()
      .meta({ description: 'Runs of this day so far, this one included.', examples: [1] }),
    rows: z
      .int()
      .nonnegative()
      .meta({ description: 'Raw items read.', examples: [1440] }),
    accepted: z
      .int()
      .nonnegative()
      .meta({ description: 'Raw items that became facts.', examples: [1438] }),
    rejected: z
      .int()
      .nonnegative()
      .meta({ description: 'Raw items that could not be used.', examples: [2] }),
    completeness: share.meta({
      description: 'Part of the ticks of the day that left at least one row, 0 to 1.',
      examples: [0.9993],
    }),
    missing_ticks: z.array(MissingTicks).meta({
      description: 'The longest runs of missing ticks; their number is bounded.',
      examples: [[{ from: '2026-11-22T03:00:00.000Z', to: '2026-11-22T03:03:00.000Z', count: 4 }], []],
    }),
    stats: QuoteStatsRow.nullable().meta({
      description: 'The statistics of the day; null when it is empty or failed before them.',
      examples: [null],
    }),
    checks: z.array(CheckResult).meta({
      description: 'The result of every check.',
      examples: [[{ name: 'rows_conserved', status: 'passed', failures: 0 }]],
    }),
    profile: DayProfile.nullable().meta({
      description: 'What later days are compared with; null when the day is empty or failed before it.',
      examples: [null],
    }),
    drift: z.array(DriftFinding).meta({
      description: 'Figures far from what the days before had.',
      examples: [[{ metric: 'rows', value: 720, expected: 1440, score: -5.2 }], []],
    }),
    model_version: z
      .string()
      .meta({ description: 'Hash of the SQL and code of the models.', examples: ['3f2a9c01b7d4'] }),
    output_sha256: z.record(z.string(), z.string()).meta({
      description: 'SHA-256 of the rows of each mart, in hex.',
      examples: [{ quotes_agg: sha256 }],
    }),
    durations_ms: z.record(z.string(), z.number()).meta({
      description: 'Milliseconds by step.',
      examples: [{ read: 210, models: 95.5 }],
    }),
    started_at: Instant.meta({
      description: 'When the run began by the wall clock, ISO-8601, UTC.',
      examples: ['2026-11-23T12:00:00.412Z'],
    }),
    finished_at: Instant.meta({
      description: 'When the run ended by the wall clock, ISO-8601, UTC.',
      examples: ['2026-11-23T12:00:01.107Z'],
    }),
    error: z
      .string()
      .optional()
      .meta({
        description: 'What went wrong, in one line; left out when nothing did.',
        examples: ['check.failed: rows_conserved'],
      }),
    schema_version: schemaVersion(RUN_SCHEMA_VERSION),
  })
  .meta({ title: 'Run record', description: "One item of quote_runs: one day's transform." });
export type RunRecord = z.infer<typeof RunRecord>;
