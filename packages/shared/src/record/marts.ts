import * as z from 'zod';
import { rowFields } from '../schema/row-fields.ts';
import { CalendarDate } from '../time/calendar.ts';
import { IngestedAt } from '../time/raw-key.ts';
import { RECORD_EXAMPLES } from './examples.ts';
import { Quote } from './quote.ts';
import { QuoteId } from './quote-id.ts';

const { quote_id, content, ...others } = Quote.omit({ source_id: true }).shape;

/** `quotes_fact`: one row per ingestion. Its fields are those of the quote, so that a field that is added there is one here. */
export const QuotesFactRow = z
  .object({
    ...rowFields({ quote_id, quote_text: content, ...others }),
    ingested_date: CalendarDate.meta({ description: 'The UTC day of the tick, YYYY-MM-DD.' }),
    ingested_at: IngestedAt,
    source: z.string().meta({ description: 'The source that answered.', examples: [RECORD_EXAMPLES.source] }),
  })
  .meta({ title: 'Row of quotes_fact', description: 'One row per ingestion.' });
export type QuotesFactRow = z.infer<typeof QuotesFactRow>;
/** What is given to the schema: without brands. */
export type QuotesFactRowInput = z.input<typeof QuotesFactRow>;

const { quote_text, author } = QuotesFactRow.shape;

/** `quotes_agg`: one row per distinct quote, most frequent first, then by quote_id. */
export const QuotesAggRow = z
  .object({
    quote_id: QuoteId,
    quote_text,
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
/** What is given to the schema: without brands. */
export type QuotesAggRowInput = z.input<typeof QuotesAggRow>;

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
    most_common_quote: quote_text.meta({ description: 'The text of the most common quote.' }),
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
/** What is given to the schema: without brands. */
export type QuoteStatsRowInput = z.input<typeof QuoteStatsRow>;

/** The row schema of every mart, by its name; a test holds each against the columns that its SQL gives. */
export const MART_ROWS = {
  quotes_fact: QuotesFactRow,
  quotes_agg: QuotesAggRow,
  quote_stats: QuoteStatsRow,
} as const;
