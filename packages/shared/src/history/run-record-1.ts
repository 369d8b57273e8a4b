import * as z from 'zod';
import { RunRecord } from '../ledger/run-record.ts';
import { RECORD_EXAMPLES, StatsRow } from '../record/record.ts';

const share = z.number().min(0).max(1);

/** What is remembered of a day besides its statistics, to compare later days with. */
const DayProfile = z
  .object({
    source_shares: z.record(z.string(), share).meta({
      description: 'Part of the facts, 0 to 1, by source.',
      examples: [RECORD_EXAMPLES.sourceShares],
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

/** The first version of a run record: its figures were those of quotes, and a failed run replaced what was known of a good one. */
export const RunRecord1 = RunRecord.pick({
  pipeline: true,
  run_date: true,
  status: true,
  attempts: true,
  rows: true,
  accepted: true,
  rejected: true,
  completeness: true,
  missing_ticks: true,
  checks: true,
  drift: true,
  model_version: true,
  output_sha256: true,
  durations_ms: true,
  started_at: true,
  finished_at: true,
})
  .extend({
    stats: StatsRow.nullable().meta({
      description: 'The statistics of the day; null when it is empty or failed before them.',
      examples: [null],
    }),
    profile: DayProfile.nullable().meta({
      description: 'What later days are compared with; null when the day is empty or failed before it.',
      examples: [null],
    }),
    error: z
      .string()
      .optional()
      .meta({
        description: 'What went wrong, in one line; left out when nothing did.',
        examples: ['check.failed: rows_conserved'],
      }),
    schema_version: z.literal(1).meta({ description: 'The version of the shape of this record.', examples: [1] }),
  })
  .meta({
    title: 'Run record, version 1',
    description: 'An item of the ledger as the first releases wrote it.',
  });
export type RunRecord1 = z.infer<typeof RunRecord1>;
/** What is given to the schema: without brands. */
export type RunRecord1Input = z.input<typeof RunRecord1>;
