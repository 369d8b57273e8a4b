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
  /** Bytes that one tick and one run of transform leave in the log. */
  tickLogBytes: 1_500,
  runLogBytes: 20_000,
  /** Storage is counted as it is after so many months without deleting anything. */
  storageMonths: 60,
  /** Requests to the queue by its alarm and by hand. */
  queueRequests: 10_000,
} as const;
