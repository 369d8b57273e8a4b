import * as z from 'zod';
import { RECORD_EXAMPLES } from '../record/record.ts';
import { schemaVersion } from '../schema/schema-version.ts';
import { CalendarDate } from '../time/calendar.ts';
import { Instant } from '../time/instant.ts';
import {
  CheckResult,
  DriftFinding,
  Figures,
  MissingTicks,
  PUBLISHED_EXAMPLE,
  PublishedFile,
  RunFailure,
  RunStatus,
} from './run-record-parts.ts';
import { RUN_SCHEMA_VERSION } from './versions.ts';

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();
const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * One item of the ledger: what is known for ever of one day's transform. What a run found is that of the last run that
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
    missing_by_hour: z
      .array(count)
      .length(24)
      .optional()
      .meta({
        description:
          'How many ticks are missing that begin in each hour of the UTC day; left out where missing_ticks has all runs of them.',
        examples: [Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 30 : 5))],
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
      .meta({ description: 'Hash of the SQL and code of the models.', examples: ['3f2a9c01b7d4e586'] }),
    output_sha256: z.record(z.string(), z.string()).meta({
      description: 'SHA-256 of the rows of each mart, in hex.',
      examples: [{ [RECORD_EXAMPLES.mart]: SHA256 }],
    }),
    published: z.record(z.string(), PublishedFile).meta({
      description: 'The file of each mart that was published.',
      examples: [{ [RECORD_EXAMPLES.mart]: PUBLISHED_EXAMPLE }],
    }),
    read_units: z
      .number()
      .nonnegative()
      .meta({ description: 'Read units that the raw items took, as DynamoDB counts them.', examples: [72] }),
    durations_ms: z.record(z.string(), z.number()).meta({
      description: 'Milliseconds by step.',
      examples: [{ load: 210, models: 95.5 }],
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
          message: 'check rows_conserved failed on a row',
          attempts: 1,
        },
      ],
    }),
    changed_at: Instant.optional().meta({
      description:
        'When rows of the closed day were last put otherwise than by its schedule, ISO-8601, UTC; the next run reads the day again. Left out when none were since.',
      examples: ['2026-11-24T08:30:00.000Z'],
    }),
    schema_version: schemaVersion(RUN_SCHEMA_VERSION, RUN_SCHEMA_VERSION),
  })
  .meta({ title: 'Run record', description: "One item of the ledger: one day's transform." });
export type RunRecord = z.infer<typeof RunRecord>;
/** What is given to the schema: without brands. */
export type RunRecordInput = z.input<typeof RunRecord>;
