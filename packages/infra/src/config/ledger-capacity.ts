/** Read and write units of the ledger: a few requests a day. */
export const RUNS_CAPACITY = 1;
