import { normaliseQuote, problemsOf, type QuoteCandidate } from '@quote-elt/shared';
import { z } from 'zod';
import { SourceEmptyError } from '../errors.ts';
import type { RejectedRecord, SourceAnswer } from '../ports.ts';

/** The quotes among `records`, each read by `read`; what is no quote is reported, and an answer without any throws SourceEmptyError. */
export function readRecords(records: readonly unknown[], read: (record: unknown) => QuoteCandidate): SourceAnswer {
  const quotes: SourceAnswer['quotes'][number][] = [];
  const rejected: RejectedRecord[] = [];
  for (const record of records) {
    try {
      quotes.push(normaliseQuote(read(record)));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      rejected.push({ reason: problemsOf(error).join('; '), payload: record });
    }
  }
  if (quotes.length === 0) {
    throw new SourceEmptyError(`the answer holds no usable quote (${rejected.length} rejected)`, {
      details: { rejected },
    });
  }
  return { quotes, rejected };
}
