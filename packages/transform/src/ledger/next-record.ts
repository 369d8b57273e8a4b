import { RUN_SCHEMA_VERSION, type RunFailure, type RunRecord } from '@quote-elt/shared';

/** What one run of a day found; `failure` is why it failed. */
export type DayRun = Omit<
  RunRecord,
  'pipeline' | 'attempts' | 'last_success_at' | 'failure' | 'changed_at' | 'schema_version'
> & { readonly failure?: Pick<RunFailure, 'code' | 'message'> | undefined };

/**
 * The record of a day after a run. One that succeeded or found the day empty replaces what was known; one that failed leaves
 * the figures, hashes and files of the last one that did not, and stands beside them.
 */
export function nextRecord(previous: RunRecord | undefined, { failure, ...run }: DayRun): RunRecord {
  const attempts = (previous?.attempts ?? 0) + 1;
  const found = { pipeline: 'transform', ...run, attempts, schema_version: RUN_SCHEMA_VERSION } as const;
  if (failure === undefined) return { ...found, last_success_at: run.finished_at };
  const failed = { at: run.finished_at, ...failure, attempts: (previous?.failure?.attempts ?? 0) + 1 };
  const changed = previous?.changed_at === undefined ? {} : { changed_at: previous.changed_at };
  if (previous?.last_success_at === undefined) return { ...found, status: 'failed', failure: failed, ...changed };
  return { ...previous, status: 'failed', attempts, failure: failed };
}
