import { RunRecord } from '../ledger/run-record.ts';
import type { Figures } from '../ledger/run-record-parts.ts';
import { RUN_SCHEMA_VERSION } from '../ledger/versions.ts';
import { RunRecord1 } from './run-record-1.ts';

/** The run record in an item of any version up to the current one, in the shape of the current one; throws ZodError. */
export function readRunRecord(item: unknown): RunRecord {
  const version: unknown = typeof item === 'object' && item !== null && 'schema_version' in item && item.schema_version;
  return version === 1 ? upgraded(RunRecord1.parse(item)) : RunRecord.parse(item);
}

function upgraded({ stats, profile, error, ...kept }: RunRecord1): RunRecord {
  const succeeded = kept.status !== 'failed';
  return {
    ...kept,
    missing_count: kept.missing_ticks.reduce((sum, { count }) => sum + count, 0),
    figures: figuresOf(stats, profile),
    published: {},
    read_units: 0,
    ...(succeeded ? { last_success_at: kept.finished_at } : {}),
    // Version 1 kept the message of an error without its code.
    ...(succeeded ? {} : { failure: { at: kept.finished_at, code: 'unknown', message: oneLine(error), attempts: 1 } }),
    schema_version: RUN_SCHEMA_VERSION,
  };
}

function figuresOf(stats: RunRecord1['stats'], profile: RunRecord1['profile']): Figures {
  const { run_date, ...figures } = stats ?? { run_date: undefined };
  const shares = Object.entries(profile?.source_shares ?? {}).map(([source, share]) => [
    `source_share.${source}`,
    share,
  ]);
  return {
    ...figures,
    ...(profile === null ? {} : { mean_length: profile.mean_length }),
    ...Object.fromEntries(shares),
  };
}

function oneLine(error = 'no reason was recorded'): string {
  return error.replace(/\s+/g, ' ');
}
