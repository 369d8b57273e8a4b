import type { RunRecord } from '@quote-elt/shared';

/** The record of a day and the absolute paths of the files that were published, by mart. */
export interface DayResult {
  readonly record: RunRecord;
  readonly files: Readonly<Record<string, string>>;
}
