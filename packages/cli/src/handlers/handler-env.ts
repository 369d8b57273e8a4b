import { type IngestEnvKey, SOURCE_NAMES } from '@quote-elt/ingest/config';
import type { KeptSettings } from '@quote-elt/shared';
import type { BuildSettings } from '@quote-elt/transform';
import { readConfig, type TransformEnvKey } from '@quote-elt/transform/config';
import { UnknownSourcesError } from '../errors/settings-errors.ts';
import type { Store } from '../store/store.ts';

/** What of the settings says how records are asked for. */
export type IngestSettings = Pick<KeptSettings, 'sources' | 'base_url' | 'records_per_tick'>;

/** What of the settings says how days are judged: the period of their ticks, and what makes them fail. */
export type DaySettings = Pick<KeptSettings, 'tick_seconds' | 'max_rejected_share' | 'fail_on_drift'>;

/** The environment of an ingest handler on a store whose data is kept so; throws UnknownSourcesError. */
export function ingestEnv(
  { tables }: Pick<Store, 'tables'>,
  { sources, base_url, records_per_tick }: IngestSettings,
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

/** The environment of a transform handler on a store whose days are judged so. */
export function transformEnv(
  { tables, lateSeconds }: Pick<Store, 'tables' | 'lateSeconds'>,
  { tick_seconds, max_rejected_share, fail_on_drift }: DaySettings,
): Partial<Record<TransformEnvKey, string>> {
  return {
    ELT_RAW_TABLE: tables.raw,
    ELT_RUNS_TABLE: tables.runs,
    ELT_TICK_SECONDS: String(tick_seconds),
    ELT_LATE_SECONDS: String(lateSeconds),
    ...(max_rejected_share === undefined ? {} : { ELT_MAX_REJECTED_SHARE: String(max_rejected_share) }),
    ...(fail_on_drift === undefined ? {} : { ELT_FAIL_ON_DRIFT: String(fail_on_drift) }),
  };
}

/** How the transform handler would build a store's days. */
export function buildSettings(store: Pick<Store, 'tables' | 'lateSeconds'>, days: DaySettings): BuildSettings {
  return readConfig(transformEnv(store, days));
}
