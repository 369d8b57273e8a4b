import { UNUSABLE_RECORD_FAULT } from '../../record/record.ts';

/** How often a kind of fault strikes: single ticks of each day, the first minutes of single hours, or every so many days. */
export type Frequency =
  /** One tick of each day for sure, and each other one with the probability `share`. */
  | { readonly of: 'tick'; readonly share: number }
  /** One hour of each day for sure, and each other one with the probability `share`. */
  | { readonly of: 'hour'; readonly share: number }
  /**
   * One day of every so many for sure; how far the first one is from the start, the seed decides. A kind that hides the
   * others of its day does not strike a drill of a single day.
   */
  | { readonly of: 'day'; readonly every: number; readonly hides?: true };

/** Each kind of fault and how often it strikes. A kind that costs real waiting strikes once a day. */
export const FAULT_KINDS = {
  // These change the answer to the first request of a tick.
  'api server-error': { of: 'tick', share: 0.004 },
  'api rate-limited': { of: 'tick', share: 0.003 },
  'api rate-limited-silently': { of: 'tick', share: 0.003 },
  'api html': { of: 'tick', share: 0.003 },
  'api invalid-json': { of: 'tick', share: 0.003 },
  'api error-at-200': { of: 'tick', share: 0.003 },
  'api empty-object': { of: 'tick', share: 0.003 },
  'api empty-list': { of: 'tick', share: 0.003 },
  'api reset': { of: 'tick', share: 0.003 },
  'api huge': { of: 'tick', share: 0 },
  'api hang': { of: 'tick', share: 0 },
  'api drip': { of: 'tick', share: 0 },
  /** One record of the answer cannot be used. */
  [UNUSABLE_RECORD_FAULT]: { of: 'tick', share: 0.003 },
  // These strike all requests of a time.
  'api outage': { of: 'hour', share: 0.04 },
  'api outage-of-a-day': { of: 'day', every: 30, hides: true },
  /** A second source stands behind the first. */
  'source fail-over': { of: 'day', every: 4 },

  // Scheduler does these to a tick.
  'delivery undelivered': { of: 'tick', share: 0.002 },
  'delivery after-midnight': { of: 'tick', share: 0.003 },
  'delivery late-and-out-of-order': { of: 'tick', share: 0.01 },
  'delivery duplicate': { of: 'tick', share: 0.01 },
  'delivery two-at-once': { of: 'tick', share: 0.005 },

  // These happen to the process of ingest.
  'ingest cold-container': { of: 'tick', share: 0.01 },
  'ingest crash-before-put': { of: 'tick', share: 0.003 },
  'ingest lost-acknowledgement': { of: 'tick', share: 0.003 },
  /** It dies after the first of several puts, and the source answers the retry with more records or fewer. */
  'ingest retry-of-another-length': { of: 'tick', share: 0.01 },

  // These happen to a put of ingest on its way.
  'put throttled': { of: 'tick', share: 0.0005 },
  'put silent': { of: 'tick', share: 0 },
  /** The row is put, and the answer stops in the middle. */
  'put stalling': { of: 'tick', share: 0 },

  // These happen to the daily transform.
  'transform skipped': { of: 'day', every: 8, hides: true },
  'transform undelivered': { of: 'day', every: 6, hides: true },
  'transform two-at-once': { of: 'day', every: 4 },
  'transform crash-between-pages': { of: 'day', every: 3 },
  'transform lost-acknowledgement': { of: 'day', every: 4 },
  /** What it writes to its temporary folder finds the disk full. */
  'transform full-temporary-folder': { of: 'day', every: 4 },

  // These happen to a later page of a day on its way.
  'page silent': { of: 'day', every: 4 },
  'page stalling': { of: 'day', every: 4 },
  'page breaking': { of: 'day', every: 4 },
  /** The table has too little capacity for a day at once. */
  'page throttled': { of: 'day', every: 7, hides: true },

  // Others leave these in the tables.
  'table odd-row': { of: 'tick', share: 0.001 },
  /** A newer version of the pipeline wrote the record of the day. */
  'table newer-record': { of: 'day', every: 5, hides: true },
} as const satisfies Record<string, Frequency>;

/** The name of a kind of fault. */
export type FaultKind = keyof typeof FAULT_KINDS;

/** Every kind of fault, in the order of the table. */
export const FAULT_NAMES = Object.keys(FAULT_KINDS).filter((name): name is FaultKind => name in FAULT_KINDS);
