/** The major version of Node under which the functions run; the sources of this project run under the same one. */
export const NODE_MAJOR = 24;

/** Lambda's name of that Node. */
export const LAMBDA_RUNTIME = `nodejs${NODE_MAJOR}.x` as const;

/** A Lambda runs at most fifteen minutes. */
export const LAMBDA_SECONDS = 900;

/** The most memory that a Lambda can have, and that a new account gives it until AWS raises the quota. */
export const LAMBDA_MB = 10_240;
export const NEW_ACCOUNT_MB = 3008;
