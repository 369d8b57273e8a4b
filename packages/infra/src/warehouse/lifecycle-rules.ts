/** What the keys of query results begin with; no mart can be called so. */
export const RESULTS_PREFIX = 'athena-results/';

/** Days that a version is kept after it was replaced, and that the result of a query is kept. */
const OLD_VERSION_DAYS = 30;
const RESULT_DAYS = 7;

/** How long a bucket keeps what is not the present version of a mart's day. */
export const LIFECYCLE_RULES = [
  {
    id: 'old-versions',
    status: 'Enabled',
    filter: {},
    noncurrentVersionExpiration: { noncurrentDays: OLD_VERSION_DAYS },
    expiration: { expiredObjectDeleteMarker: true },
  },
  {
    id: 'incomplete-uploads',
    status: 'Enabled',
    filter: {},
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  },
  {
    id: 'query-results',
    status: 'Enabled',
    filter: { prefix: RESULTS_PREFIX },
    expiration: { days: RESULT_DAYS },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
  },
] as const;
