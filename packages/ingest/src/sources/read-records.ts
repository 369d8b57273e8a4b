import { showForeign, showText } from '@quote-elt/runtime';
import { normaliseQuote, problemsOf, type QuoteCandidate } from '@quote-elt/shared';
import { z } from 'zod';
import { SourceEmptyError } from '../errors.ts';
import type { RejectedRecord, SourceAnswer } from '../ports.ts';
import { decodeEntities } from './entities.ts';
import { noticeIn } from './notice.ts';

/** No answer needs more records to find the quotes that were asked for. */
const MAX_RECORDS = 500;

/** A reason is shown up to so many characters. */
const MAX_REASON = 500;

/**
 * The first `count` quotes among `records`, each read by `read`. What is no quote is reported with the reason, whatever was
 * thrown while it was read; an answer without any quote throws SourceEmptyError.
 */
export async function readRecords(
  records: readonly unknown[],
  read: (record: unknown) => QuoteCandidate,
  count: number,
): Promise<SourceAnswer> {
  const quotes: SourceAnswer['quotes'][number][] = [];
  const rejected: RejectedRecord[] = [];
  for (const record of records.slice(0, MAX_RECORDS)) {
    if (quotes.length === count) break;
    try {
      if (noticeIn(record) !== undefined) rejected.push({ reason: 'a notice, no quote', payload: record });
      else quotes.push(normaliseQuote(await decodeEntities(read(record))));
    } catch (error) {
      rejected.push({ reason: reasonOf(error), payload: record });
    }
  }
  if (quotes.length === 0) throw nothingLeft(rejected);
  return { quotes, rejected };
}

function reasonOf(error: unknown): string {
  return error instanceof z.ZodError ? showText(problemsOf(error).join('; '), MAX_REASON) : showForeign(error);
}

function nothingLeft(rejected: readonly RejectedRecord[]): SourceEmptyError {
  const reason = rejected[0] === undefined ? '' : `: ${rejected[0].reason}`;
  return new SourceEmptyError(`the answer holds no usable quote (${rejected.length} rejected${reason})`);
}
