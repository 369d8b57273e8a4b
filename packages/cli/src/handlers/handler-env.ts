import { type IngestEnvKey, SOURCE_NAMES } from '@quote-elt/ingest/config';
import type { KeptSettings } from '@quote-elt/shared';
import type { BuildSettings } from '@quote-elt/transform';
import { readConfig, type TransformEnvKey } from '@quote-elt/transform/config';
import { UnknownSourcesError } from '../errors/settings-errors.ts';
import type { Store } from '../store/store.ts';

/** The environment of an ingest handler on a store whose data is kept so; throws UnknownSourcesError. */
export function ingestEnv(
  { tables }: Pick<Store, 'tables'>,
  { sources, base_url, records_per_tick }: Omit<KeptSettings, 'tick_seconds'>,
): Partial<Record<IngestEnvKey, string>> {
  const unknown = sources.filter((name) => !SOURCE_NAMES.some((known) => known === name));
  if (unknown.length > 0) throw new UnknownSourcesError(unknown, SOURCE_NAMES);
  return {
    ELT_RAW_TABLE: tables.raw,
    ELT_SOURCES: sources.join(','),
    ELT_SOURCE_BASE_URL: base_url,
    ELT_RECORDS_PER_TICK: String(records_per_tick),
  };
}

/** What a transform handler needs to know of days: their period, and how they are judged. */
export interface DayEnv {
  readonly ELT_TICK_SECONDS: string;
  readonly ELT_MAX_REJECTED_SHARE?: string | undefined;
  readonly ELT_FAIL_ON_DRIFT?: string | undefined;
}

/** Takes the period from the data itself, whatever the environment of this process says, and from that environment how days are judged. */
export function dayEnv(
  { tick_seconds }: Pick<KeptSettings, 'tick_seconds'>,
  { ELT_MAX_REJECTED_SHARE, ELT_FAIL_ON_DRIFT }: Readonly<Record<string, string | undefined>>,
): DayEnv {
  return { ELT_TICK_SECONDS: String(tick_seconds), ELT_MAX_REJECTED_SHARE, ELT_FAIL_ON_DRIFT };
}

/** The environment of a transform handler on a store. */
export function transformEnv(
  { tables, lateSeconds }: Pick<Store, 'tables' | 'lateSeconds'>,
  { ELT_TICK_SECONDS, ELT_MAX_REJECTED_SHARE, ELT_FAIL_ON_DRIFT }: DayEnv,
): Partial<Record<TransformEnvKey, string | undefined>> {
  return {
    ELT_RAW_TABLE: tables.raw,
    ELT_RUNS_TABLE: tables.runs,
    ELT_TICK_SECONDS,
    ELT_LATE_SECONDS: String(lateSeconds),
    ELT_MAX_REJECTED_SHARE,
    ELT_FAIL_ON_DRIFT,
  };
}

/** How the transform handler would build a store's days; throws ConfigError naming every mistake of the environment. */
export function buildSettings(store: Pick<Store, 'tables' | 'lateSeconds'>, days: DayEnv): BuildSettings {
  return readConfig(transformEnv(store, days));
}
