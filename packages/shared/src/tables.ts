/** Hash and range key of a DynamoDB table; both are strings (S). */
export interface TableKeys {
  readonly hash: string;
  readonly range: string;
}

/** Keys of `quotes_raw`: one partition a day, sorted by ingestion. */
export const RAW_TABLE_KEYS: TableKeys = { hash: 'ingested_date', range: 'ingested_at' };

/** Physical names of the tables of a deployed stack. */
export function stackTables(stack: string): { raw: string; runs: string } {
  return { raw: `quote-elt-${stack}-quotes_raw`, runs: `quote-elt-${stack}-quote_runs` };
}

/** The name of a deployed stack's queue of failed invocations. */
export function stackDeadLetterQueue(stack: string): string {
  return `quote-elt-${stack}-dead-letters`;
}

/** Keys of `quote_runs`, the ledger: one item for each day transformed. */
export const RUNS_TABLE_KEYS: TableKeys = { hash: 'pipeline', range: 'run_date' };
