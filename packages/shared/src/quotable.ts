import { z } from 'zod';
import type { QuoteCandidate } from './quote.ts';

/** One quote as the Quotable API gives it; unknown fields are ignored. */
export const QuotableQuote = z.object({
  _id: z.string().regex(/^[\w-]{5,20}$/),
  content: z.string(),
  author: z.string().nullish(),
  tags: z.array(z.string()).default([]),
  authorSlug: z.string().optional(),
  length: z.number().optional(),
  dateAdded: z.string().optional(),
  dateModified: z.string().optional(),
});
export type QuotableQuote = z.infer<typeof QuotableQuote>;

/** The answer of `GET /quotes/random`: a bare array, perhaps shorter than the limit, perhaps empty. */
export const QuotableAnswer = z.array(z.unknown());

/** The body of Quotable's errors. */
export const QuotableError = z.object({ statusCode: z.number(), statusMessage: z.string() });
export type QuotableError = z.infer<typeof QuotableError>;

/** A Quotable quote in terms of the normal form; `length` is left out because it is counted anew. */
export function quotableCandidate(quote: QuotableQuote): QuoteCandidate {
  return {
    content: quote.content,
    author: quote.author,
    author_slug: quote.authorSlug,
    tags: quote.tags,
    added_date: quote.dateAdded,
    modified_date: quote.dateModified,
    source_id: quote._id,
  };
}
