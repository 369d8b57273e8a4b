/** The batch of raw items that was just fetched, one row an item, each column one of its attributes as DynamoDB types it. */
export const RAW_ITEMS = 'raw_items';

/** What is known of the run, in one row: `run_date`, `tick_seconds`, `expected_ticks`, `raw_rows` and `max_rejected_share`. */
export const RUN_CONTEXT = 'run_context';

/** What models may read besides each other. */
export const INPUTS = [RAW_ITEMS, RUN_CONTEXT] as const;
