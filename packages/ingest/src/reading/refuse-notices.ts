import { showForeign } from '@quote-elt/runtime';
import { SourceError } from '../ports/source-error.ts';
import { type Notice, noticeIn } from './notice.ts';
import type { RecordShape } from './record-shape.ts';
import type { Unwrapped } from './unwrap.ts';

/**
 * Looks through an answer before any of its records is read. Throws SourceError: `source.rate_limited` where it reports a
 * rate limit, be it in one of its records only; `source.notice` where it reports another failure around its records, or in
 * all of them.
 */
export function refuseNotices(
  body: unknown,
  { envelopes, wrappers, records = [] }: Unwrapped,
  shape: RecordShape,
): void {
  const around = noticesIn([body, ...envelopes], shape);
  const within = noticesIn(records, shape);
  const limit = [...around, ...within, ...noticesIn(wrappers, shape)].find(({ rateLimit }) => rateLimit);
  const notice = limit ?? around[0] ?? (within.length === records.length ? within[0] : undefined);
  if (notice === undefined) return;
  const shown = showForeign(notice.value);
  if (notice.rateLimit)
    throw new SourceError('source.rate_limited', `the answer is a rate limit: ${shown}`, {
      retryAfterMs: notice.waitMs,
    });
  throw new SourceError('source.notice', `the answer is a notice: ${shown}`);
}

function noticesIn(values: readonly unknown[], shape: RecordShape): (Notice & { readonly value: unknown })[] {
  return values.flatMap((value) => {
    const notice = noticeIn(value, shape);
    return notice === undefined ? [] : [{ ...notice, value }];
  });
}
