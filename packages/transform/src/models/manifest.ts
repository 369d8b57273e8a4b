/** Which part of the way from raw to published a model belongs to; also the folder of its file. */
export type Layer = 'staging' | 'marts';

/** One model: a bare select in `models/<layer>/<name>.sql` and what must hold for its rows. */
export interface Model {
  readonly name: string;
  readonly layer: Layer;
  readonly materialise: 'table' | 'view';
  /** Columns that together are unique and, each, not null. */
  readonly grain: readonly string[];
  readonly notNull: readonly string[];
}

/** Every model, in the order in which they run. */
export const MODELS: readonly Model[] = [
  { name: 'stg_quotes', layer: 'staging', materialise: 'table', grain: [], notNull: [] },
  { name: 'rejected_quotes', layer: 'staging', materialise: 'view', grain: [], notNull: ['reject_reason'] },
  { name: 'covered_ticks', layer: 'staging', materialise: 'table', grain: ['slot'], notNull: [] },
  {
    name: 'quotes_fact',
    layer: 'marts',
    materialise: 'view',
    grain: ['ingested_at'],
    notNull: ['quote_id', 'quote_text', 'author', 'author_slug', 'tag_list', 'character_count', 'source'],
  },
  {
    name: 'quotes_agg',
    layer: 'marts',
    materialise: 'table',
    grain: ['quote_id'],
    notNull: ['quote_text', 'author', 'quote_count', 'first_ingestion', 'last_ingestion', 'ingestion_dates'],
  },
  {
    name: 'quote_stats',
    layer: 'marts',
    materialise: 'table',
    grain: ['run_date'],
    notNull: ['rows', 'distinct_quotes', 'variance', 'standard_deviation', 'most_common_quote', 'completeness'],
  },
];
