import * as z from 'zod';
import { CalendarDate } from './calendar.ts';
import { QuoteId } from './quote-id.ts';
import { IngestedAt } from './raw-key.ts';

const quoteText = z
  .string()
  .meta({ description: 'The text of the quote.', examples: ['Things do not change; we change.'] });
const author = z.string().meta({ description: 'The author of the quote.', examples: ['Henry David Thoreau'] });

/** `quotes_fact`: one row per ingestion. */
export const QuotesFactRow = z
  .object({
    quote_id: QuoteId,
    quote_text: quoteText,
    author,
    author_slug: z.string().meta({
      description: 'The author in lower-case kebab form without accents.',
      examples: ['henry-david-thoreau'],
    }),
    tag_list: z.array(z.string()).meta({
      description: 'The tags of the source; may be empty.',
      examples: [['Friendship'], []],
    }),
    character_count: z.int().meta({ description: 'Length of quote_text in UTF-16 units.', examples: [32] }),
    added_date: CalendarDate.nullable().meta({
      description: 'The UTC day the source added the quote, YYYY-MM-DD; null when it does not say.',
      examples: ['2019-08-08', null],
    }),
    modified_date: CalendarDate.nullable().meta({
      description: 'The UTC day the source last changed the quote, YYYY-MM-DD; null when it does not say.',
      examples: ['2023-04-14', null],
    }),
    ingested_date: CalendarDate.meta({ description: 'The UTC day of the tick, YYYY-MM-DD.' }),
    ingested_at: IngestedAt,
    source: z.string().meta({ description: 'The source that answered.', examples: ['quotable'] }),
  })
  .meta({ title: 'Row of quotes_fact', description: 'One row per ingestion.' });
export type QuotesFactRow = z.infer<typeof QuotesFactRow>;

/** `quotes_agg`: one row per distinct quote, most frequent first, then by quote_id. */
export const QuotesAggRow = z
  .object({
    quote_id: QuoteId,
    quote_text: quoteText,
    author,
    quote_count: z
      .int()
      .positive()
      .meta({ description: 'How many times the quote was ingested.', examples: [3] }),
    first_ingestion: IngestedAt.meta({ description: 'The first ingestion of the quote, ISO-8601, UTC, milliseconds.' }),
    last_ingestion: IngestedAt.meta({ description: 'The last ingestion of the quote, ISO-8601, UTC, milliseconds.' }),
    ingestion_dates: z.array(IngestedAt).meta({
      description: 'Every ingestion of the quote on the day, ISO-8601, UTC, milliseconds, sorted.',
      examples: [['2026-11-22T18:59:00.004Z', '2026-11-22T21:07:00.000Z']],
    }),
  })
  .meta({
    title: 'Row of quotes_agg',
    description: 'One row per distinct quote, most frequent first, then by quote_id.',
  });
export type QuotesAggRow = z.infer<typeof QuotesAggRow>;

/** `quote_stats`: one row per day; variance and standard deviation are of the population of quote counts. */
export const QuoteStatsRow = z
  .object({
    run_date: CalendarDate.meta({ description: 'The UTC day the figures are of, YYYY-MM-DD.' }),
    rows: z
      .int()
      .nonnegative()
      .meta({ description: 'Ingestions of the day.', examples: [1440] }),
    distinct_quotes: z
      .int()
      .nonnegative()
      .meta({ description: 'Distinct quotes of the day.', examples: [431] }),
    minimum: z
      .int()
      .positive()
      .meta({ description: 'The smallest count of a quote.', examples: [1] }),
    maximum: z
      .int()
      .positive()
      .meta({ description: 'The largest count of a quote.', examples: [9] }),
    range: z
      .int()
      .nonnegative()
      .meta({ description: 'maximum less minimum.', examples: [8] }),
    variance: z
      .number()
      .nonnegative()
      .meta({ description: 'Population variance of the counts.', examples: [3.25] }),
    standard_deviation: z
      .number()
      .nonnegative()
      .meta({
        description: 'Population standard deviation of the counts: the root of variance.',
        examples: [1.8027756377319946],
      }),
    most_common_quote_id: QuoteId.meta({ description: 'The quote with the largest count; of equals the smallest id.' }),
    most_common_quote: quoteText.meta({ description: 'The text of the most common quote.' }),
    most_common_author: author.meta({ description: 'The author of the most common quote.' }),
    completeness: z
      .number()
      .min(0)
      .max(1)
      .meta({
        description: 'Part of the ticks of the day that left at least one row, 0 to 1.',
        examples: [0.9993],
      }),
  })
  .meta({
    title: 'Row of quote_stats',
    description: 'One row per day; variance and standard deviation are of the population of quote counts.',
  });
export type QuoteStatsRow = z.infer<typeof QuoteStatsRow>;

/** The row schema of every mart, by its name; a test holds each against the columns that its SQL gives. */
export const MART_ROWS = {
  quotes_fact: QuotesFactRow,
  quotes_agg: QuotesAggRow,
  quote_stats: QuoteStatsRow,
} as const;
