/** Hash and range key of a DynamoDB table; both are strings (S). */
export interface TableKeys {
  readonly hash: string;
  readonly range: string;
}

/** Keys of the raw table: one partition a day, sorted by ingestion. */
export const RAW_TABLE_KEYS: TableKeys = { hash: 'ingested_date', range: 'ingested_at' };

/** Keys of the ledger: one item for each day transformed. */
export const RUNS_TABLE_KEYS: TableKeys = { hash: 'pipeline', range: 'run_date' };
