import { coveredTicks, REJECTED_CHECKS, ROWS_CONSERVED } from '../src/manifest/engine-models.ts';
import type { ColumnCheck, Model, SingularCheck } from '../src/manifest/model.ts';
import type { Roles } from '../src/manifest/roles.ts';

export { TEXT_FUNCTIONS } from './functions.ts';
export { VIEWS } from './views.ts';

/** The model in each role that the engine needs. */
export const ROLES: Roles = {
  staging: 'stg_quotes',
  facts: 'quotes_fact',
  rejected: 'rejected_quotes',
};

/** Every model; the order of the list does not matter. How to add one: docs/models.md#add-a-model */
export const MODELS: readonly Model[] = [
  {
    name: 'stg_quotes',
    layer: 'staging',
    materialise: 'incremental',
    reads: ['raw_items'],
    grain: 'raw item',
    key: [],
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
  coveredTicks(ROLES),
  {
    name: 'quotes_fact',
    layer: 'marts',
    materialise: 'view',
    reads: ['stg_quotes'],
    grain: 'ingestion',
    partition: 'ingested_date',
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
    partition: 'ingested_date',
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
    partition: 'run_date',
    key: ['run_date'],
    checks: [
      ...notNull('rows', 'distinct_quotes', 'standard_deviation', 'most_common_quote'),
      { kind: 'range', column: 'variance', min: 0 },
      { kind: 'range', column: 'completeness', min: 0, max: 1 },
    ],
    figures: {
      from: 'columns',
      named: {
        distinct_quotes: { title: 'Distinct quotes', heading: 'distinct', unit: 'count', watched: true },
        minimum: { title: 'Smallest count of a quote', unit: 'count' },
        maximum: { title: 'Largest count of a quote', unit: 'count' },
        range: { title: 'Range of the counts', unit: 'count' },
        variance: { title: 'Variance', heading: 'variance', unit: 'number', watched: true },
        standard_deviation: { title: 'Standard deviation', unit: 'number' },
        most_common_quote_id: { title: 'Id of the most common quote', unit: 'text' },
        most_common_quote: { title: 'Most common quote', unit: 'text' },
        most_common_author: { title: 'Author of the most common quote', unit: 'text' },
      },
    },
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
    figures: {
      from: 'rows',
      named: {
        mean_length: { title: 'Mean length of a text', unit: 'number', watched: true },
        'source_share.': { title: 'Share of a source', unit: 'share', watched: true },
      },
    },
  },
];

/** Checks on several models at once. */
export const SINGULAR_CHECKS: readonly SingularCheck[] = [
  ROWS_CONSERVED,
  { name: 'counts_conserved', layer: 'checks', severity: 'error' },
  ...REJECTED_CHECKS,
];

function notNull(...columns: readonly string[]): ColumnCheck[] {
  return columns.map((column) => ({ kind: 'not_null', column }));
}
