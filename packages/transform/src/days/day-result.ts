import type { RunRecord } from '@quote-elt/shared';

/** The record of a day and where the files are that were published, by mart: absolute paths, or addresses. */
export interface DayResult {
  readonly record: RunRecord;
  readonly files: Readonly<Record<string, string>>;
}
