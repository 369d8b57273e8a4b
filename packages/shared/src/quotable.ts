import * as z from 'zod';
import type { QuoteCandidate } from './quote.ts';

/** One quote as the Quotable API gives it; unknown fields are ignored. */
export const QuotableQuote = z
  .object({
    _id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{5,20}$/, 'an id of Quotable is 5 to 20 letters, digits, - and _')
      .meta({ description: 'The id of the quote.', examples: ['-RxwjpiXK_'] }),
    content: z.string().meta({ description: 'The text.', examples: ['Things do not change; we change.'] }),
    author: z
      .string()
      .nullish()
      .meta({ description: 'The author, if known.', examples: ['Henry David Thoreau', null] }),
    tags: z
      .array(z.string())
      .default([])
      .meta({ description: 'The tags; none when left out.', examples: [['Friendship']] }),
    authorSlug: z
      .string()
      .optional()
      .meta({ description: 'The slug of the author.', examples: ['henry-david-thoreau'] }),
    length: z
      .number()
      .optional()
      .meta({ description: 'Length of content as the source counts.', examples: [32] }),
    dateAdded: z
      .string()
      .optional()
      .meta({ description: 'When it was added: a day or an instant.', examples: ['2019-08-08'] }),
    dateModified: z
      .string()
      .optional()
      .meta({ description: 'When it was last changed: a day or an instant.', examples: ['2023-04-14'] }),
  })
  .meta({ title: 'Quotable quote', description: 'One quote as the Quotable API gives it.' });
export type QuotableQuote = z.infer<typeof QuotableQuote>;

/** The answer of `GET /quotes/random`: a bare array, perhaps shorter than the limit, perhaps empty. */
export const QuotableAnswer = z.array(z.unknown()).meta({
  title: 'Quotable answer',
  description: 'The answer of GET /quotes/random; each record is parsed by itself.',
});

/** The body of Quotable's errors. */
export const QuotableError = z
  .object({
    statusCode: z.number().meta({ description: 'The HTTP status.', examples: [404] }),
    statusMessage: z.string().meta({ description: 'What went wrong.', examples: ['Not found'] }),
  })
  .meta({ title: 'Quotable error', description: "The body of Quotable's errors." });
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
