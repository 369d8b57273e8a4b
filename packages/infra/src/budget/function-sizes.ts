import { LAMBDA_SECONDS } from '../config/lambda.ts';

/** Memory in MB and time in seconds of the functions; the memory of transform follows from the configuration. */
export const FUNCTION_SIZES = {
  ingest: { memoryMb: 256, timeoutSeconds: 30 },
  transform: { timeoutSeconds: LAMBDA_SECONDS },
} as const;
