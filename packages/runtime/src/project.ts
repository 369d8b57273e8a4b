/**
 * The names of this project, and of what it keeps, in one place; engine code and texts take them from here. `pnpm run rename`
 * changes the names of the project here and in the files where tools want them spelled out.
 */
export const PROJECT = 'quote-elt';

/** The CloudWatch namespace of every metric of ours. */
export const METRIC_NAMESPACE = 'QuoteElt';

/** Where the project is published; an API that is asked too often can find who asks. */
export const REPOSITORY = `https://github.com/${PROJECT}/${PROJECT}`;

/** What every HTTP request of ours says of its sender. */
export const USER_AGENT = `${PROJECT}/1 (+${REPOSITORY})`;

/** Each environment variable of ours begins so; one of these that no schema names is a spelling mistake. */
export const ENV_PREFIX = 'ELT_';

/** What one record and several of them are called in texts that a person reads. */
export const RECORD = { one: 'quote', many: 'quotes' } as const;

/** Names of the raw table and the ledger on one machine; in AWS the stack's name stands before them. */
export const TABLES = { raw: 'quotes_raw', runs: 'quote_runs' } as const;
