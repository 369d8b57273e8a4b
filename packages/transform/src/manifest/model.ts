import type { Figures } from './figure.ts';

/**
 * Which part of the way from raw to published a model belongs to; also the folder of its file. Those of `engine` hold for
 * any record: their SQL reads the models by their roles.
 */
export const LAYERS = ['staging', 'marts', 'monitoring', 'engine'] as const;
export type Layer = (typeof LAYERS)[number];

/** `warn` is recorded, `error` also stops the run before anything is published. */
export type Severity = 'warn' | 'error';

/** What must hold for the rows of one model; severity is `error` unless said otherwise. */
export type ColumnCheck = { readonly severity?: Severity } & (
  | { readonly kind: 'not_null'; readonly column: string }
  | { readonly kind: 'accepted_values'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly column: string; readonly min: number; readonly max?: number }
  | { readonly kind: 'relationship'; readonly column: string; readonly to: string; readonly toColumn: string }
);

interface ModelOf<L extends Layer> {
  readonly name: string;
  readonly layer: L;
  /** `incremental` runs once for each batch of raw pages and appends; the others run once, over the whole day. */
  readonly materialise: 'incremental' | 'table' | 'view';
  /** The models and inputs that its SQL reads. */
  readonly reads: readonly string[];
  /** What one row stands for. */
  readonly grain: string;
  /** Columns that together are unique and, each, not null; none where rows may repeat. */
  readonly key: readonly string[];
  /** What the published rows are ordered by, before the key; nothing else unless it is said. */
  readonly order?: readonly { readonly column: string; readonly descending?: boolean }[];
  /** What must hold for its rows besides its key. */
  readonly checks?: readonly ColumnCheck[];
  /** Which figures of the day the ledger keeps of it. */
  readonly figures?: Figures;
}

/** A model that is published, a day at a time. */
export interface Mart extends ModelOf<'marts'> {
  /** The column that says to which day a row belongs: the path of the file says it, so the file does not. A mart need not have it. */
  readonly partition: string;
}

/** One model: a bare select in `models/<layer>/<name>.sql`. */
export type Model = Mart | ModelOf<Exclude<Layer, 'marts'>>;

/** A select in `models/<layer>/<name>.sql` whose rows are failures. */
export interface SingularCheck {
  readonly name: string;
  readonly layer: 'checks' | 'engine';
  readonly severity: Severity;
}
