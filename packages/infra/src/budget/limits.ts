/** A Lambda runs at most fifteen minutes. */
export const LAMBDA_SECONDS = 900;

/** Seconds of a transform's fifteen minutes that its days may take: it begins no day within the last minute. */
export const RUN_SECONDS = LAMBDA_SECONDS - 60;

/** The most memory that a Lambda can have, and that a new account gives it until AWS raises the quota. */
export const LAMBDA_MB = 10_240;
export const NEW_ACCOUNT_MB = 3008;

/** The part of the write capacity that scheduled ticks may take; the rest is for ticks that are replayed. */
export const WRITE_SHARE = 0.8;
