import type { ColumnCheck, Model, SingularCheck } from '../src/manifest/model.ts';

/** What models may read besides each other: the batch of raw items just fetched, and what is known of the run. */
export const INPUTS = ['raw_items', 'run_context'] as const;

/** Every model; the order of the list does not matter. How to add one: docs/models.md#add-a-model */
export const MODELS: readonly Model[] = [
  {
    name: 'stg_quotes',
    layer: 'staging',
    materialise: 'incremental',
    reads: ['raw_items'],
    grain: 'raw item',
    key: [],
    checks: [],
  },
  {
    name: 'rejected_quotes',
    layer: 'staging',
    materialise: 'view',
    reads: ['stg_quotes'],
    grain: 'raw item that cannot be used',
    key: [],
    checks: notNull('reject_reason'),
  },
  {
    name: 'covered_ticks',
    layer: 'staging',
    materialise: 'table',
    reads: ['stg_quotes', 'run_context'],
    grain: 'place in the schedule that left a row',
    key: ['slot'],
    checks: [{ kind: 'range', column: 'slot', min: 0, max: 86_399 }],
  },
  {
    name: 'quotes_fact',
    layer: 'marts',
    materialise: 'view',
    reads: ['stg_quotes'],
    grain: 'ingestion',
    key: ['ingested_at'],
    checks: [
      ...notNull('quote_id', 'quote_text', 'author', 'author_slug', 'tag_list', 'ingested_date', 'source'),
      { kind: 'range', column: 'character_count', min: 1 },
      { kind: 'relationship', column: 'quote_id', to: 'quotes_agg', toColumn: 'quote_id' },
    ],
  },
  {
    name: 'quotes_agg',
    layer: 'marts',
    materialise: 'table',
    reads: ['quotes_fact'],
    grain: 'distinct quote',
    key: ['quote_id'],
    order: [{ column: 'quote_count', descending: true }],
    checks: [
      ...notNull('quote_text', 'author', 'first_ingestion', 'last_ingestion', 'ingestion_dates'),
      { kind: 'range', column: 'quote_count', min: 1 },
    ],
  },
  {
    name: 'quote_stats',
    layer: 'marts',
    materialise: 'table',
    reads: ['quotes_agg', 'covered_ticks', 'run_context'],
    grain: 'day',
    key: ['run_date'],
    checks: [
      ...notNull('rows', 'distinct_quotes', 'standard_deviation', 'most_common_quote'),
      { kind: 'range', column: 'variance', min: 0 },
      { kind: 'range', column: 'completeness', min: 0, max: 1 },
    ],
    figures: 'columns',
  },
  {
    name: 'source_counts',
    layer: 'monitoring',
    materialise: 'table',
    reads: ['quotes_fact'],
    grain: 'source',
    key: ['source'],
    checks: [{ kind: 'range', column: 'rows', min: 1 }],
  },
  {
    name: 'source_figures',
    layer: 'monitoring',
    materialise: 'table',
    reads: ['source_counts'],
    grain: 'figure',
    key: ['figure'],
    checks: [{ kind: 'range', column: 'value', min: 0 }],
    figures: 'rows',
  },
];

/** The figures that drift watches besides rows and completeness, by name; a name that ends in a dot stands for all that begin with it. */
export const WATCHED_FIGURES: readonly string[] = ['distinct_quotes', 'variance', 'mean_length', 'source_share.'];

/** Checks on several models at once. */
export const SINGULAR_CHECKS: readonly SingularCheck[] = [
  { name: 'rows_conserved', severity: 'error' },
  { name: 'counts_conserved', severity: 'error' },
  { name: 'rejected_rows', severity: 'warn' },
  { name: 'rejected_share', severity: 'error' },
];

/** The models that are published. */
export const MARTS = MODELS.filter(({ layer }) => layer === 'marts');

function notNull(...columns: readonly string[]): ColumnCheck[] {
  return columns.map((column) => ({ kind: 'not_null', column }));
}
