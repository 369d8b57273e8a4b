import { parseEnv } from '@quote-elt/runtime';
import { MAX_BATCH } from '@quote-elt/shared';
import { z } from 'zod';
import { baseUrlProblem, keptBaseUrl } from './base-url.ts';
import { DEFAULT_QUOTE_SOURCES, QUOTE_SOURCE_NAMES, type QuoteSourceName } from './sources/registry.ts';

export { baseUrlProblem, DEFAULT_QUOTE_SOURCES, keptBaseUrl, QUOTE_SOURCE_NAMES, type QuoteSourceName };

/** The address of the Quotable API that is asked where none is configured. */
export const DEFAULT_BASE_URL = 'https://api.quotable.io';

const SourceList = z
  .string()
  .transform((list) => list.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(QUOTE_SOURCE_NAMES)).min(1));

/** DynamoDB takes no larger item, in bytes. */
const DYNAMODB_ITEM_BYTES = 400_000;

const BaseUrl = z.string().superRefine((given, context) => {
  const problem = baseUrlProblem(given);
  if (problem !== undefined) context.addIssue(problem);
});

const IngestEnv = z.object({
  ELT_RAW_TABLE: z.string().min(1),
  ELT_QUOTE_SOURCES: SourceList.default([...DEFAULT_QUOTE_SOURCES]),
  ELT_STACK: z.string().min(1).default('local'),
  ELT_QUOTABLE_BASE_URL: BaseUrl.default(DEFAULT_BASE_URL),
  ELT_QUOTES_PER_TICK: z.coerce.number().int().min(1).max(MAX_BATCH).default(1),
  ELT_MAX_ITEM_BYTES: z.coerce.number().int().min(1).max(DYNAMODB_ITEM_BYTES).default(DYNAMODB_ITEM_BYTES),
  ELT_SOURCE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
});

/** Names of the environment variables that ingest reads. */
export const INGEST_ENV_KEYS = IngestEnv.keyof().options;
export type IngestEnvKey = (typeof INGEST_ENV_KEYS)[number];

/** What ingest is told by its environment; times in milliseconds. */
export interface IngestConfig {
  readonly rawTable: string;
  /** Asked in this order until one answers. */
  readonly quoteSources: readonly QuoteSourceName[];
  /** The stack that metrics are counted for. */
  readonly stack: string;
  readonly quotableBaseUrl: string;
  readonly quotesPerTick: number;
  /** Quotes whose item would be larger are rejected. */
  readonly maxItemBytes: number;
  readonly sourceTimeoutMs: number;
}

/** The configuration in `env`; throws ConfigError naming every mistake. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): IngestConfig {
  const parsed = parseEnv(IngestEnv, env);
  return {
    rawTable: parsed.ELT_RAW_TABLE,
    quoteSources: parsed.ELT_QUOTE_SOURCES,
    stack: parsed.ELT_STACK,
    quotableBaseUrl: parsed.ELT_QUOTABLE_BASE_URL,
    quotesPerTick: parsed.ELT_QUOTES_PER_TICK,
    maxItemBytes: parsed.ELT_MAX_ITEM_BYTES,
    sourceTimeoutMs: parsed.ELT_SOURCE_TIMEOUT_MS,
  };
}
