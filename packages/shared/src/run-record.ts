import * as z from 'zod';
import { CalendarDate } from './calendar.ts';
import { RUN_SCHEMA_VERSION } from './constants.ts';
import { Instant } from './instant.ts';
import { schemaVersion } from './schema-version.ts';
import { Tick } from './tick.ts';

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** How a day's transform ended; a day without a usable row is `empty`. */
export const RunStatus = z.enum(['succeeded', 'failed', 'empty']).meta({
  title: 'Run status',
  description: 'How the last run of the day ended; a day without a usable row is empty.',
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
    failures: count.meta({ description: 'Rows that broke the check.', examples: [0] }),
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

/** A file that a run published. */
export const PublishedFile = z
  .object({
    key: z.string().meta({
      description: 'Where it lies in the warehouse.',
      examples: ['2026-11-22/quotes_agg.parquet'],
    }),
    bytes: count.meta({ description: 'Its size in bytes.', examples: [20_480] }),
  })
  .meta({ title: 'Published file', description: 'A file that a run published.' });
export type PublishedFile = z.infer<typeof PublishedFile>;

/** Why the last run of a day failed. */
export const RunFailure = z
  .object({
    at: Instant.meta({
      description: 'When the run ended by the wall clock, ISO-8601, UTC.',
      examples: ['2026-11-24T12:00:01.107Z'],
    }),
    code: z.string().meta({ description: 'The stable code of the error.', examples: ['check.failed'] }),
    message: z.string().meta({
      description: 'What went wrong, in one line.',
      examples: ['check rows_conserved failed on 1 rows'],
    }),
    attempts: z
      .int()
      .positive()
      .meta({ description: 'Runs that failed since the last one that did not.', examples: [1] }),
  })
  .meta({ title: 'Run failure', description: 'Why the last run of the day failed.' });
export type RunFailure = z.infer<typeof RunFailure>;

/** Figures of a day, numbers and texts, by name; which model gives them its pipeline says. */
export const Figures = z
  .record(
    z.string(),
    z.union([
      z.number().meta({ description: 'A figure that is a number.', examples: [431] }),
      z
        .string()
        .meta({ description: 'A figure that is a text; a long one is cut.', examples: ['Henry David Thoreau'] }),
    ]),
  )
  .meta({
    title: 'Figures',
    description: 'The figures of the day by name; none when it is empty or never succeeded.',
    examples: [{ distinct_quotes: 431, most_common_author: 'Henry David Thoreau' }],
  });
export type Figures = z.infer<typeof Figures>;

/**
 * One item of `quote_runs`: what is known for ever of one day's transform. What a run found is that of the last run that
 * succeeded or was empty, if there was one, else that of the last failed one; `failure` stands beside it. Durations are in
 * milliseconds.
 */
export const RunRecord = z
  .object({
    pipeline: z.literal('transform').meta({ description: 'Hash key: the pipeline that ran.', examples: ['transform'] }),
    run_date: CalendarDate.meta({ description: 'Range key: the UTC day transformed, YYYY-MM-DD.' }),
    status: RunStatus,
    attempts: z
      .int()
      .positive()
      .meta({ description: 'Runs of this day so far, failed ones included.', examples: [1] }),
    rows: count.meta({ description: 'Raw items read.', examples: [1440] }),
    accepted: count.meta({ description: 'Raw items that became facts.', examples: [1438] }),
    rejected: count.meta({ description: 'Raw items that could not be used.', examples: [2] }),
    completeness: share.meta({
      description: 'Part of the ticks of the day that left at least one row, 0 to 1.',
      examples: [0.9993],
    }),
    missing_count: count.meta({ description: 'How many ticks of the day left no row.', examples: [4] }),
    missing_ticks: z.array(MissingTicks).meta({
      description: 'The longest runs of missing ticks, in order of time; their number is bounded.',
      examples: [[{ from: '2026-11-22T03:00:00.000Z', to: '2026-11-22T03:03:00.000Z', count: 4 }], []],
    }),
    figures: Figures,
    checks: z.array(CheckResult).meta({
      description: 'The result of every check.',
      examples: [[{ name: 'rows_conserved', status: 'passed', failures: 0 }]],
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
    published: z.record(z.string(), PublishedFile).meta({
      description: 'The file of each mart that was published.',
      examples: [{ quotes_agg: { key: '2026-11-22/quotes_agg.parquet', bytes: 20_480 } }],
    }),
    read_units: z
      .number()
      .nonnegative()
      .meta({ description: 'Read units that the raw items took, as DynamoDB counts them.', examples: [72] }),
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
    tick_seconds: z
      .int()
      .min(1)
      .max(86_400)
      .optional()
      .meta({
        description: 'Period of the ingest schedule, in seconds; left out where version 1 did not record it.',
        examples: [60],
      }),
    last_success_at: Instant.optional().meta({
      description:
        'When the last run ended that succeeded or was empty, ISO-8601, UTC; what a run found is then from it. Left out when every run failed.',
      examples: ['2026-11-23T12:00:01.107Z'],
    }),
    failure: RunFailure.optional().meta({
      description: 'Why the last run failed; left out when it did not.',
      examples: [
        {
          at: '2026-11-24T12:00:01.107Z',
          code: 'check.failed',
          message: 'check rows_conserved failed on 1 rows',
          attempts: 1,
        },
      ],
    }),
    changed_at: Instant.optional().meta({
      description:
        'When rows of the closed day were last put by hand, ISO-8601, UTC; the next run reads the day again. Left out when none were since.',
      examples: ['2026-11-24T08:30:00.000Z'],
    }),
    schema_version: schemaVersion(RUN_SCHEMA_VERSION, RUN_SCHEMA_VERSION),
  })
  .meta({ title: 'Run record', description: "One item of quote_runs: one day's transform." });
export type RunRecord = z.infer<typeof RunRecord>;
