import * as z from 'zod';
import { RECORD_EXAMPLES } from '../record/record.ts';
import { schemaVersion } from '../schema/schema-version.ts';
import { MAX_BATCH } from '../time/max-batch.ts';
import { SETTINGS_KEY, SETTINGS_SCHEMA_VERSION } from './versions.ts';

/** How the data of a stack or a folder is kept: one item of the ledger, so that readers need no configuration. */
export const PipelineSettings = z
  .object({
    pipeline: z
      .literal(SETTINGS_KEY.pipeline)
      .meta({ description: 'Hash key: always settings.', examples: [SETTINGS_KEY.pipeline] }),
    run_date: z
      .literal(SETTINGS_KEY.run_date)
      .meta({ description: 'Range key: always current.', examples: [SETTINGS_KEY.run_date] }),
    tick_seconds: z
      .int()
      .min(1)
      .max(86_400)
      .meta({ description: 'Period of the ingest schedule, in seconds.', examples: [60] }),
    records_per_tick: z
      .int()
      .min(1)
      .max(MAX_BATCH)
      .meta({ description: 'Records that are asked for at each tick.', examples: [1] }),
    sources: z
      .array(z.string().min(1))
      .min(1)
      .meta({
        description: 'The sources, in the order in which they are asked.',
        examples: [RECORD_EXAMPLES.sources],
      }),
    base_url: z
      .string()
      // This is one pattern that every language reads alike: no user or password, no query, no fragment.
      .regex(
        /^https?:\/\/[A-Za-z0-9.:[\]_-]+(?:\/[A-Za-z0-9._~!$&'()*+,;=:%/-]*)?$/,
        'not an http address without user, query and fragment',
      )
      .meta({ description: 'Address of the source that takes one.', examples: [RECORD_EXAMPLES.baseUrl] }),
    max_rejected_share: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({
        description: "Part of a day's raw items, 0 to 1, that may be unusable; left out where the default holds.",
        examples: [0.1],
      }),
    fail_on_drift: z
      .boolean()
      .optional()
      .meta({
        description:
          'Whether a day fails whose figures are far from those of the days before; left out where the default holds.',
        examples: [false],
      }),
    warehouse_bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'not the name of a bucket')
      .optional()
      .meta({
        description: 'Bucket that days are published to; left out where they are published to a folder or nowhere.',
        examples: ['my-pipeline-dev-data-123456789012-eu-central-1'],
      }),
    schema_version: schemaVersion(SETTINGS_SCHEMA_VERSION),
  })
  .meta({
    title: 'Pipeline settings',
    description: 'One item of the ledger: how the data of a stack or a folder is kept.',
  });
export type PipelineSettings = z.infer<typeof PipelineSettings>;
/** What is given to the schema: without brands. */
export type PipelineSettingsInput = z.input<typeof PipelineSettings>;

/** The settings themselves, without the key and the version of their item. */
export type KeptSettings = Omit<PipelineSettings, 'pipeline' | 'run_date' | 'schema_version'>;

/** The item that keeps these settings; throws ZodError where they break the contract. */
export function settingsItem(kept: KeptSettings): PipelineSettings {
  return PipelineSettings.parse({ ...SETTINGS_KEY, ...kept, schema_version: SETTINGS_SCHEMA_VERSION });
}
