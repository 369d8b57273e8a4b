import { type Environment, parseEnv } from '@quote-elt/runtime';
import { MAX_BATCH } from '@quote-elt/shared';
import { z } from 'zod';
import type { SourceSettings } from './asking/create-sources.ts';
import { baseUrlProblem, keptBaseUrl } from './http/base-url.ts';
import {
  DEFAULT_BASE_URL,
  DEFAULT_RECORDS_PER_TICK,
  DEFAULT_SOURCES,
  HOSTED_SOURCE,
  SOURCE_NAMES,
  type SourceName,
} from './sources/registry.ts';

export {
  baseUrlProblem,
  DEFAULT_BASE_URL,
  DEFAULT_RECORDS_PER_TICK,
  DEFAULT_SOURCES,
  HOSTED_SOURCE,
  keptBaseUrl,
  SOURCE_NAMES,
  type SourceName,
};

const SourceList = z
  .string()
  .transform((list) => list.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(SOURCE_NAMES)));

/** DynamoDB takes no larger item, in bytes. */
export const DYNAMODB_ITEM_BYTES = 400_000;

/** How long a source is waited for unless the environment says otherwise, in milliseconds. */
export const DEFAULT_SOURCE_TIMEOUT_MS = 5_000;

const BaseUrl = z.string().superRefine((given, context) => {
  const problem = baseUrlProblem(given);
  if (problem !== undefined) context.addIssue(problem);
});

const IngestEnv = z.object({
  ELT_RAW_TABLE: z.string(),
  ELT_SOURCES: SourceList.default([...DEFAULT_SOURCES]),
  ELT_STACK: z.string().default('local'),
  ELT_SOURCE_BASE_URL: BaseUrl.default(DEFAULT_BASE_URL),
  ELT_RECORDS_PER_TICK: z.coerce.number().int().min(1).max(MAX_BATCH).default(DEFAULT_RECORDS_PER_TICK),
  ELT_MAX_ITEM_BYTES: z.coerce.number().int().min(1).max(DYNAMODB_ITEM_BYTES).default(DYNAMODB_ITEM_BYTES),
  ELT_SOURCE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(DEFAULT_SOURCE_TIMEOUT_MS),
});

/** Names of the environment variables that ingest reads. */
export const INGEST_ENV_KEYS = IngestEnv.keyof().options;
export type IngestEnvKey = (typeof INGEST_ENV_KEYS)[number];

/** What ingest is given by its environment. */
export interface IngestConfig extends SourceSettings {
  readonly rawTable: string;
  /** The stack that metrics are counted for. */
  readonly stack: string;
  readonly recordsPerTick: number;
}

/** The configuration in `env`; throws ConfigError naming every mistake. */
export function readConfig(env: Environment): IngestConfig {
  const parsed = parseEnv(IngestEnv, env);
  return {
    rawTable: parsed.ELT_RAW_TABLE,
    sources: parsed.ELT_SOURCES,
    stack: parsed.ELT_STACK,
    baseUrl: parsed.ELT_SOURCE_BASE_URL,
    recordsPerTick: parsed.ELT_RECORDS_PER_TICK,
    maxItemBytes: parsed.ELT_MAX_ITEM_BYTES,
    sourceTimeoutMs: parsed.ELT_SOURCE_TIMEOUT_MS,
  };
}
