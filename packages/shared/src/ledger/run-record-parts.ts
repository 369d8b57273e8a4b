import * as z from 'zod';
import { RECORD_EXAMPLES } from '../record/record.ts';
import { Instant } from '../time/instant.ts';
import { Tick } from '../time/tick.ts';

const count = z.int().nonnegative();

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
    name: z.string().meta({ description: 'The name of the check.', examples: [RECORD_EXAMPLES.check] }),
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

/** A published file, for examples. */
export const PUBLISHED_EXAMPLE = {
  key: `${RECORD_EXAMPLES.mart}/${RECORD_EXAMPLES.partition}=2026-11-22/part.parquet`,
  bytes: 20_480,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  rows: 431,
  etag: '"5d41402abc4b2a76b9719d911017c592"',
};

/** A file that a run published. */
export const PublishedFile = z
  .object({
    key: z.string().meta({
      description: 'Where it lies in the warehouse.',
      examples: [PUBLISHED_EXAMPLE.key],
    }),
    bytes: count.meta({ description: 'Its size in bytes.', examples: [PUBLISHED_EXAMPLE.bytes] }),
    sha256: z
      .string()
      .optional()
      .meta({
        description: 'SHA-256 of its bytes, in hex; left out of records from before it was kept.',
        examples: [PUBLISHED_EXAMPLE.sha256],
      }),
    rows: count.optional().meta({
      description: 'How many rows it has; left out of records from before it was kept.',
      examples: [PUBLISHED_EXAMPLE.rows],
    }),
    etag: z
      .string()
      .optional()
      .meta({
        description: 'The etag of the object as it stood then; left out of records from before it was kept.',
        examples: [PUBLISHED_EXAMPLE.etag],
      }),
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
      examples: ['check rows_conserved failed on a row'],
    }),
    attempts: z
      .int()
      .positive()
      .meta({ description: 'Runs that failed since the last one that did not.', examples: [1] }),
  })
  .meta({ title: 'Run failure', description: 'Why the last run of the day failed.' });
export type RunFailure = z.infer<typeof RunFailure>;

/** Figures of a day, numbers and texts, by name; the pipeline decides which model gives them. */
export const Figures = z
  .record(
    z.string(),
    z.union([
      z.number().meta({ description: 'A figure that is a number.', examples: [RECORD_EXAMPLES.numberFigure] }),
      z
        .string()
        .meta({ description: 'A figure that is a text; a long one is cut.', examples: [RECORD_EXAMPLES.textFigure] }),
    ]),
  )
  .meta({
    title: 'Figures',
    description: 'The figures of the day by name; none when it is empty or never succeeded.',
    examples: [RECORD_EXAMPLES.figures],
  });
export type Figures = z.infer<typeof Figures>;
