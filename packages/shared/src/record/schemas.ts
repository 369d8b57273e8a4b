import { QuoteStatsRow, QuotesAggRow, QuotesFactRow } from './marts.ts';
import { QuotableError, QuotableQuote } from './quotable.ts';
import { Quote } from './quote.ts';

/** What of the domain has a JSON Schema of its own, by name. */
export const RECORD_SCHEMAS = {
  QuotableError,
  QuotableQuote,
  Quote,
  QuoteStatsRow,
  QuotesAggRow,
  QuotesFactRow,
} as const;
