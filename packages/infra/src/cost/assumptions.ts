/** What a month is taken to be like; everything else comes from the configuration. */
export const ASSUMPTIONS = {
  days: 31,
  /** Billed seconds of one tick, its start included: far above what the archives take when they are run in a test. */
  ingestSeconds: 1.5,
  /** Billed seconds of a run of transform until it begins its work. */
  startSeconds: 5,
  /** Part of the ticks that fail and are tried as often as Lambda does. */
  retriedShare: 0.05,
  /** Bytes of an ordinary raw item, keys and names included, with the hundred that DynamoDB adds. */
  itemBytes: 700,
  indexBytes: 100,
  /** Bytes that one tick and one run of transform leave in the log. */
  tickLogBytes: 1_500,
  runLogBytes: 20_000,
  /** Storage is counted as it is after so many months without deleting anything. */
  storageMonths: 60,
  /** Requests to the queue by its alarm and by hand. */
  queueRequests: 10_000,
  /** Days that an average month publishes to a warehouse, and queries of a month each that are asked of it. */
  publishedDays: 30,
  monthQueries: 100,
  /** Bytes of a row in the Parquet of all marts together, as docs/scale.md measures them. */
  parquetRowBytes: 72,
} as const;

/** What is never free, in dollars: aws.amazon.com/s3/pricing, S3 Standard in us-east-1 and eu-west-1, November 2026. */
export const PRICES = {
  putOrList: 5 / 1e6,
  get: 0.4 / 1e6,
  storedGbMonth: 0.023,
} as const;

/**
 * What is taken beyond what is free, in dollars, us-east-1, November 2026: a gigabyte-second of an arm64 function
 * (aws.amazon.com/lambda/pricing), a read unit on demand, and a gigabyte of a table for a month (aws.amazon.com/dynamodb/pricing/on-demand).
 */
export const PRICES_BEYOND_FREE = {
  gbSecond: 0.0000133334,
  readUnit: 0.125 / 1e6,
  tableGbMonth: 0.25,
} as const;
