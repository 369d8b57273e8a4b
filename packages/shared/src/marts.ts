import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { IngestedAt } from './keys.ts';
import { QuoteId } from './quote-id.ts';

/** `quotes_fact`: one row per ingestion. */
export const QuotesFactRow = z.object({
  quote_id: QuoteId,
  quote_text: z.string(),
  author: z.string(),
  author_slug: z.string(),
  tag_list: z.array(z.string()),
  character_count: z.int(),
  added_date: CalendarDate.nullable(),
  modified_date: CalendarDate.nullable(),
  ingested_date: CalendarDate,
  ingested_at: IngestedAt,
  source: z.string(),
});
export type QuotesFactRow = z.infer<typeof QuotesFactRow>;

/** `quotes_agg`: one row per distinct quote, most frequent first, then by quote_id. */
export const QuotesAggRow = z.object({
  quote_id: QuoteId,
  quote_text: z.string(),
  author: z.string(),
  quote_count: z.int().positive(),
  first_ingestion: IngestedAt,
  last_ingestion: IngestedAt,
  ingestion_dates: z.array(CalendarDate),
});
export type QuotesAggRow = z.infer<typeof QuotesAggRow>;

/** `quote_stats`: one row per day; variance and standard deviation are of the population of quote counts. */
export const QuoteStatsRow = z.object({
  run_date: CalendarDate,
  rows: z.int().nonnegative(),
  distinct_quotes: z.int().nonnegative(),
  minimum: z.int().positive(),
  maximum: z.int().positive(),
  range: z.int().nonnegative(),
  variance: z.number().nonnegative(),
  standard_deviation: z.number().nonnegative(),
  most_common_quote_id: QuoteId,
  most_common_quote: z.string(),
  most_common_author: z.string(),
  completeness: z.number().min(0).max(1),
});
export type QuoteStatsRow = z.infer<typeof QuoteStatsRow>;
