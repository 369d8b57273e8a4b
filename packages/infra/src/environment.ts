import type { IngestEnvKey } from '@quote-elt/ingest/config';
import { MAX_LATENESS_SECONDS, type StackNames } from '@quote-elt/runtime';
import type { TransformEnvKey, WAREHOUSE_ENV_KEYS } from '@quote-elt/transform/config';
import type { StackConfig } from './config/stack-config.ts';

/** Stack traces name the lines of the sources: the archives carry the maps of what is ours. */
export const NODE_OPTIONS = '--enable-source-maps';

/** Every variable of a function: those that it reads, and what Node is told. */
type FunctionEnvironment<Key extends string> = Readonly<Record<Key | 'NODE_OPTIONS', string>>;

/** What ingest is told. */
export function ingestEnvironment(names: StackNames, config: StackConfig): FunctionEnvironment<IngestEnvKey> {
  return {
    NODE_OPTIONS,
    ELT_STACK: names.prefix,
    ELT_RAW_TABLE: names.tables.raw,
    ELT_SOURCES: config.sources.join(','),
    ELT_SOURCE_BASE_URL: config.sourceBaseUrl,
    ELT_RECORDS_PER_TICK: String(config.recordsPerTick),
    ELT_MAX_ITEM_BYTES: String(config.maxItemBytes),
    ELT_SOURCE_TIMEOUT_MS: String(config.sourceTimeoutMs),
  };
}

/** What transform is told; of the warehouse only where there is a bucket. */
export function transformEnvironment(
  names: StackNames,
  config: StackConfig,
  bucket: string | undefined,
): FunctionEnvironment<TransformEnvKey> & Partial<Readonly<Record<(typeof WAREHOUSE_ENV_KEYS)[number], string>>> {
  return {
    NODE_OPTIONS,
    ELT_STACK: names.prefix,
    ELT_RAW_TABLE: names.tables.raw,
    ELT_RUNS_TABLE: names.tables.runs,
    ELT_TICK_SECONDS: String(config.ingestSchedule.seconds),
    ELT_LATE_SECONDS: String(MAX_LATENESS_SECONDS),
    ELT_LOOK_BACK_DAYS: String(config.lookBackDays),
    ELT_MAX_REJECTED_SHARE: String(config.maxRejectedShare),
    ELT_FAIL_ON_DRIFT: String(config.failOnDrift),
    ...(bucket === undefined ? {} : { ELT_WAREHOUSE_BUCKET: bucket }),
  };
}
