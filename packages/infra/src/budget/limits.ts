import { LAMBDA_SECONDS } from '../config/lambda.ts';

/** Seconds of a transform's fifteen minutes that its days may take: it begins no day within the last minute. */
export const RUN_SECONDS = LAMBDA_SECONDS - 60;

/** The part of the write capacity that scheduled ticks may take; the rest is for ticks that are replayed. */
export const WRITE_SHARE = 0.8;
