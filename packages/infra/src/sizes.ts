import { LAMBDA_SECONDS } from './budget/limits.ts';

/** Memory in MB and time in seconds of the functions; the memory of transform follows from the configuration. */
export const FUNCTION_SIZES = {
  ingest: { memoryMb: 256, timeoutSeconds: 30 },
  transform: { timeoutSeconds: LAMBDA_SECONDS },
} as const;

/** Read and write units of the ledger: a few requests a day. */
export const RUNS_CAPACITY = 1;
