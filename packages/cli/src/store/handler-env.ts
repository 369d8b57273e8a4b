import type { IngestEnvKey } from '@quote-elt/ingest/config';
import type { BuildSettings } from '@quote-elt/transform';
import { readConfig, type TransformEnvKey } from '@quote-elt/transform/config';
import type { Store } from './store.ts';

/** The environment of this process. */
type Env = Readonly<Record<string, string | undefined>>;

/** What a command may say of ingest instead of the environment. */
export interface IngestChoices {
  readonly sources?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly count?: string | undefined;
}

/** The environment of an ingest handler on a store: the command's own choices before those of this process. */
export function ingestEnv(
  { tables }: Pick<Store, 'tables'>,
  env: Env,
  { sources, baseUrl, count }: IngestChoices,
): Partial<Record<IngestEnvKey, string | undefined>> {
  return {
    ELT_RAW_TABLE: tables.raw,
    // Who names an address wants that API and no other.
    ELT_QUOTE_SOURCES: sources ?? (baseUrl === undefined ? env.ELT_QUOTE_SOURCES : 'quotable'),
    ELT_QUOTABLE_BASE_URL: baseUrl ?? env.ELT_QUOTABLE_BASE_URL,
    ELT_QUOTES_PER_TICK: count ?? env.ELT_QUOTES_PER_TICK,
  };
}

/** The environment of a transform handler on a store, with what this process's says of days. */
export function transformEnv(
  { tables, lateSeconds }: Pick<Store, 'tables' | 'lateSeconds'>,
  env: Env,
): Partial<Record<TransformEnvKey, string | undefined>> {
  return {
    ELT_RAW_TABLE: tables.raw,
    ELT_RUNS_TABLE: tables.runs,
    ELT_TICK_SECONDS: env.ELT_TICK_SECONDS,
    ELT_LATE_SECONDS: String(lateSeconds),
    ELT_MAX_REJECTED_SHARE: env.ELT_MAX_REJECTED_SHARE,
    ELT_FAIL_ON_DRIFT: env.ELT_FAIL_ON_DRIFT,
  };
}

/** How the transform handler would build a store's days; throws ConfigError naming every mistake of the environment. */
export function buildSettings(store: Pick<Store, 'tables' | 'lateSeconds'>, env: Env): BuildSettings {
  return readConfig(transformEnv(store, env));
}
