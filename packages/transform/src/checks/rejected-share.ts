import type { Check } from './check.ts';

/** The largest part of a day's rows, 0 to 1, that may be unusable before the day counts as failed. */
export type RejectionLimit = number;

/** Fails with every rejected row when they are more than the limit's part of all rows. */
export function rejectedShare(limit: RejectionLimit): Check {
  return {
    name: 'rejected_share',
    sql: `select * from rejected_quotes
      where (select count(*) from rejected_quotes) > (select count(*) from raw_items) * ${Number(limit)}`,
  };
}
