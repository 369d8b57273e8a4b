import { MAX_BATCH } from '@quote-elt/shared';
import { parseEnv } from '@quote-elt/shared/runtime';
import { z } from 'zod';

const IngestEnv = z.object({
  ELT_RAW_TABLE: z.string().min(1),
  ELT_QUOTABLE_BASE_URL: z.url().default('https://api.quotable.io'),
  ELT_QUOTES_PER_TICK: z.coerce.number().int().min(1).max(MAX_BATCH).default(1),
  ELT_SOURCE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
});

/** Names of the environment variables that ingest reads. */
export const INGEST_ENV_KEYS = IngestEnv.keyof().options;
export type IngestEnvKey = (typeof INGEST_ENV_KEYS)[number];

/** What ingest is told by its environment; times in milliseconds. */
export interface IngestConfig {
  readonly rawTable: string;
  readonly quotableBaseUrl: string;
  readonly quotesPerTick: number;
  readonly sourceTimeoutMs: number;
}

/** The configuration in `env`; throws ConfigError naming every mistake. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): IngestConfig {
  const parsed = parseEnv(IngestEnv, env);
  return {
    rawTable: parsed.ELT_RAW_TABLE,
    quotableBaseUrl: parsed.ELT_QUOTABLE_BASE_URL,
    quotesPerTick: parsed.ELT_QUOTES_PER_TICK,
    sourceTimeoutMs: parsed.ELT_SOURCE_TIMEOUT_MS,
  };
}
