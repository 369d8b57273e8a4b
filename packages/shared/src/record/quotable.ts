import * as z from 'zod';
import { textIn } from '../text/text.ts';
import type { QuoteCandidate } from './quote.ts';

/** One quote as the Quotable API gives it: only the text must be there, unknown fields are ignored. */
export const QuotableQuote = z
  .object({
    _id: optionalText('The id of the quote.', ['-RxwjpiXK_', '61a4d0bd7c3e9f0012ab34cd', 7]),
    content: z
      .union([z.string().meta({ description: 'The text.' }), z.number().meta({ description: 'Taken as text.' })])
      .transform(String)
      .pipe(z.string())
      .meta({ description: 'The text.', examples: ['Things do not change; we change.', 1984] }),
    author: optionalText('The author, if known.', ['Henry David Thoreau', null]),
    tags: z
      .unknown()
      .optional()
      .transform((tags) => (Array.isArray(tags) ? tags.flatMap((tag: unknown) => textIn(tag) ?? []) : []))
      .pipe(z.array(z.string()))
      .meta({
        description: 'The tags, a list; anything else counts as none, and so does a tag that is no text.',
        examples: [['Friendship'], null],
      }),
    authorSlug: optionalText('The slug of the author.', ['henry-david-thoreau']),
    length: z
      .unknown()
      .optional()
      .meta({ description: 'Length of content as the source counts; never used.', examples: [32] }),
    dateAdded: optionalText('When it was added: a day or an instant.', ['2019-08-08']),
    dateModified: optionalText('When it was last changed: a day or an instant.', ['2023-04-14']),
  })
  .meta({ title: 'Quotable quote', description: 'One quote as the Quotable API gives it.' });
export type QuotableQuote = z.infer<typeof QuotableQuote>;
export type QuotableQuoteInput = z.input<typeof QuotableQuote>;

/** A text that never costs the quote, whatever is in its place; a number is taken as text. */
function optionalText(description: string, examples: readonly unknown[]) {
  return z
    .unknown()
    .optional()
    .transform(textIn)
    .pipe(z.string().optional())
    .meta({
      description: `${description} Anything but a text or a number counts as left out.`,
      examples: [...examples],
    });
}

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
export type QuotableErrorInput = z.input<typeof QuotableError>;

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
