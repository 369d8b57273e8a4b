import { showForeign } from '@quote-elt/runtime';
import { SourceNoticeError, SourceRateLimitError } from '../errors.ts';
import { type Notice, noticeIn } from './notice.ts';
import type { Unwrapped } from './unwrap.ts';

/**
 * Looks through an answer before any of its records is read. Throws SourceRateLimitError where it tells of a rate limit, be it
 * in one of its records only, and SourceNoticeError where it tells of another failure: around its records, or in all of them.
 */
export function refuseNotices(body: unknown, { envelopes, records = [] }: Unwrapped): void {
  for (const value of [body, ...envelopes]) {
    const notice = noticeIn(value);
    if (notice !== undefined) throw noticeError(notice, value);
  }
  const notices = records.flatMap((record) => {
    const notice = noticeIn(record);
    return notice === undefined ? [] : [{ notice, record }];
  });
  const first =
    notices.find(({ notice }) => notice.rateLimit) ?? (notices.length === records.length ? notices[0] : undefined);
  if (first !== undefined) throw noticeError(first.notice, first.record);
}

function noticeError({ rateLimit, waitMs }: Notice, value: unknown): Error {
  const shown = showForeign(value);
  if (rateLimit) return new SourceRateLimitError(`the answer is a rate limit: ${shown}`, waitMs);
  return new SourceNoticeError(`the answer is a notice: ${shown}`);
}
