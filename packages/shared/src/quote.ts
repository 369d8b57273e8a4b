import * as z from 'zod';
import { CalendarDate } from './calendar.ts';
import { MAX_CONTENT_LENGTH, UNKNOWN_AUTHOR } from './constants.ts';
import { present } from './present.ts';
import { QuoteId, quoteIdOf } from './quote-id.ts';
import { normaliseText, slugOf } from './text.ts';

/** A quote in the normal form shared by all sources. */
export const Quote = z
  .object({
    quote_id: QuoteId,
    content: z
      .string()
      .min(1)
      // Zod's own `max` counts UTF-16 units, the maxLength of JSON Schema code points.
      .refine(isShort, { error: `longer than ${MAX_CONTENT_LENGTH} code points` })
      .meta({
        description: `The text: NFC, trimmed, 1 to ${MAX_CONTENT_LENGTH} code points.`,
        examples: ['Things do not change; we change.'],
        maxLength: MAX_CONTENT_LENGTH,
      }),
    author: z
      .string()
      .min(1)
      .meta({
        description: `The author as the source writes it, NFC, trimmed; ${UNKNOWN_AUTHOR} where it names none.`,
        examples: ['Henry David Thoreau', UNKNOWN_AUTHOR],
      }),
    author_slug: z
      .string()
      .min(1)
      .meta({
        description: 'The author in lower-case kebab form without accents.',
        examples: ['henry-david-thoreau'],
      }),
    tag_list: z.array(z.string().min(1)).meta({
      description: 'The tags of the source, each once, in its order; may be empty.',
      examples: [['Friendship', 'Change'], []],
    }),
    character_count: z
      .int()
      .positive()
      .meta({
        description: 'Length of content in UTF-16 units, counted anew and never taken from the source.',
        examples: [32],
      }),
    added_date: CalendarDate.optional().meta({
      description: 'The UTC day the source added the quote, YYYY-MM-DD; left out when it does not say.',
      examples: ['2019-08-08'],
    }),
    modified_date: CalendarDate.optional().meta({
      description: 'The UTC day the source last changed the quote, YYYY-MM-DD; left out when it does not say.',
      examples: ['2023-04-14'],
    }),
    source_id: z
      .string()
      .min(1)
      .optional()
      .meta({ description: "The source's own id of the quote; left out when it has none.", examples: ['-RxwjpiXK_'] }),
  })
  .meta({ title: 'Quote', description: 'A quote in the normal form shared by all sources.' });
export type Quote = z.infer<typeof Quote>;

/** What a source knows of a quote, before normalisation. */
export interface QuoteCandidate {
  readonly content: string;
  readonly author?: string | null | undefined;
  readonly author_slug?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly added_date?: string | undefined;
  readonly modified_date?: string | undefined;
  readonly source_id?: string | number | undefined;
}

/** The normal form of a candidate; throws ZodError when its text is blank or longer than a quote can be. */
export function normaliseQuote(candidate: QuoteCandidate): Quote {
  const content = normaliseText(candidate.content);
  const author = authorOf(candidate.author);
  const tags = (candidate.tags ?? []).map(normaliseText).filter((tag) => tag !== '');
  return Quote.parse(
    present({
      quote_id: quoteIdOf(content),
      content,
      author,
      author_slug: candidate.author_slug || slugOf(author) || slugOf(UNKNOWN_AUTHOR),
      tag_list: [...new Set(tags)],
      character_count: content.length,
      added_date: dateIn(candidate.added_date),
      modified_date: dateIn(candidate.modified_date),
      source_id: candidate.source_id === undefined ? undefined : String(candidate.source_id),
    }),
  );
}

function authorOf(given: string | null | undefined): string {
  const author = normaliseText(given ?? '');
  return author === '' || author.toLowerCase() === 'unknown' ? UNKNOWN_AUTHOR : author;
}

/** Sources give dates, instants or nonsense; a wrong date must not cost the quote. */
function dateIn(given: string | undefined): CalendarDate | undefined {
  return CalendarDate.safeParse(given?.slice(0, 10)).data;
}

/** Whether a text has at most MAX_CONTENT_LENGTH code points; a code point has one or two UTF-16 units. */
function isShort(text: string): boolean {
  if (text.length <= MAX_CONTENT_LENGTH) return true;
  return text.length <= 2 * MAX_CONTENT_LENGTH && [...text].length <= MAX_CONTENT_LENGTH;
}
