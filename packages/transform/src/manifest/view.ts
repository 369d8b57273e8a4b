import type { Model } from './model.ts';

/**
 * One view over every published day: a bare select in `models/history/<name>.sql`, in the SQL that DuckDB and Trino read
 * alike. It promises no order of its own, since engines drop one in a view: who reads it orders by `publishedOrder`.
 */
export interface View extends Pick<Model, 'name' | 'order' | 'key'> {
  /** The marts and views that its SQL reads. */
  readonly reads: readonly string[];
  /** What it answers, in one sentence. */
  readonly answers: string;
}
