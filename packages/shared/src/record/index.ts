// What the package exports of its domain.

export {
  MAX_AUTHOR_LENGTH,
  MAX_CONTENT_LENGTH,
  MAX_SLUG_LENGTH,
  MAX_SOURCE_ID_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  UNKNOWN_AUTHOR,
} from './bounds.ts';
export {
  MART_ROWS,
  QuoteStatsRow,
  type QuoteStatsRowInput,
  QuotesAggRow,
  type QuotesAggRowInput,
  QuotesFactRow,
  type QuotesFactRowInput,
} from './marts.ts';
export {
  QuotableAnswer,
  QuotableError,
  type QuotableErrorInput,
  QuotableQuote,
  type QuotableQuoteInput,
  quotableCandidate,
} from './quotable.ts';
export { normaliseQuote, Quote, type QuoteCandidate, type QuoteInput } from './quote.ts';
export { QuoteId, quoteIdOf } from './quote-id.ts';
export { slugOf } from './slug.ts';
