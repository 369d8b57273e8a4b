import { showForeign } from '@quote-elt/runtime';
import { SourceNoticeError, SourceRateLimitError } from '../errors.ts';
import { type Notice, noticeIn } from './notice.ts';
import type { Unwrapped } from './unwrap.ts';

/**
 * Looks through an answer before any of its records is read. Throws SourceRateLimitError where it reports a rate limit, be it
 * in one of its records only, and SourceNoticeError where it reports another failure: around its records, or in all of them.
 */
export function refuseNotices(body: unknown, { envelopes, wrappers, records = [] }: Unwrapped): void {
  const around = noticesIn([body, ...envelopes]);
  const within = noticesIn(records);
  const limit = [...around, ...within, ...noticesIn(wrappers)].find(({ rateLimit }) => rateLimit);
  const notice = limit ?? around[0] ?? (within.length === records.length ? within[0] : undefined);
  if (notice === undefined) return;
  const shown = showForeign(notice.value);
  if (notice.rateLimit) throw new SourceRateLimitError(`the answer is a rate limit: ${shown}`, notice.waitMs);
  throw new SourceNoticeError(`the answer is a notice: ${shown}`);
}

function noticesIn(values: readonly unknown[]): (Notice & { readonly value: unknown })[] {
  return values.flatMap((value) => {
    const notice = noticeIn(value);
    return notice === undefined ? [] : [{ ...notice, value }];
  });
}
