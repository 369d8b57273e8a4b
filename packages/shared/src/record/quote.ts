import * as z from 'zod';
import { boundedText } from '../schema/bounded-text.ts';
import { present } from '../schema/present.ts';
import { once } from '../text/once.ts';
import { normaliseText, textIn } from '../text/text.ts';
import { CalendarDate } from '../time/calendar.ts';
import { dateIn } from '../time/date-in.ts';
import {
  MAX_AUTHOR_LENGTH,
  MAX_CONTENT_LENGTH,
  MAX_SLUG_LENGTH,
  MAX_SOURCE_ID_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGS,
  UNKNOWN_AUTHOR,
} from './bounds.ts';
import { QuoteId, quoteIdOf } from './quote-id.ts';
import { slugIn, slugOf } from './slug.ts';

const SOURCE_ID = {
  description: "The source's own id of the quote, a number as it was written; left out when it has none.",
  examples: ['-RxwjpiXK_'],
};

/** A quote in the normal form shared by all sources. */
export const Quote = z
  .object({
    quote_id: QuoteId,
    content: boundedText(MAX_CONTENT_LENGTH, {
      description: `The text: NFC, trimmed, 1 to ${MAX_CONTENT_LENGTH} code points.`,
      examples: ['Things do not change; we change.'],
    }),
    author: boundedText(MAX_AUTHOR_LENGTH, {
      description: `The author as the source writes it, NFC, trimmed; ${UNKNOWN_AUTHOR} where it names none.`,
      examples: ['Henry David Thoreau', UNKNOWN_AUTHOR],
    }),
    author_slug: boundedText(MAX_SLUG_LENGTH, {
      description: 'The author in lower-case kebab form, NFC; Latin, Greek and Cyrillic letters without their accents.',
      examples: ['henry-david-thoreau'],
    }),
    tag_list: z
      .array(boundedText(MAX_TAG_LENGTH, { description: 'A tag: NFC, trimmed.', examples: ['Friendship'] }))
      .max(MAX_TAGS)
      .meta({
        description: 'The tags of the source, each once, in its order; may be empty.',
        examples: [['Friendship', 'Change'], []],
      }),
    character_count: z
      .int()
      .positive()
      .meta({
        description: 'Length of the text in UTF-16 units, counted anew and never taken from the source.',
        examples: [32],
      }),
    added_date: CalendarDate.optional().meta({
      description: 'The UTC day the source added the quote, YYYY-MM-DD; none when it does not say.',
      examples: ['2019-08-08'],
    }),
    modified_date: CalendarDate.optional().meta({
      description: 'The UTC day the source last changed the quote, YYYY-MM-DD; none when it does not say.',
      examples: ['2023-04-14'],
    }),
    source_id: boundedText(MAX_SOURCE_ID_LENGTH, SOURCE_ID).optional().meta(SOURCE_ID),
  })
  .meta({ title: 'Quote', description: 'A quote in the normal form shared by all sources.' });
export type Quote = z.infer<typeof Quote>;
/** What is given to the schema: without brands. */
export type QuoteInput = z.input<typeof Quote>;

/**
 * What a source says of a quote, as it came. A text may be given as a number. What is blank or of another type counts as
 * not given: without content there is no quote, everything else is left out.
 */
export interface QuoteCandidate {
  readonly content: unknown;
  readonly author?: unknown;
  /** Made from the author where it is not given. */
  readonly author_slug?: unknown;
  /** A list. */
  readonly tags?: unknown;
  /** A date as `dateIn` takes it. */
  readonly added_date?: unknown;
  /** A date as `dateIn` takes it. */
  readonly modified_date?: unknown;
  readonly source_id?: unknown;
}

/** The normal form of a candidate; throws ZodError when its text is missing or blank, or when any text is longer than its bound. */
export function normaliseQuote(candidate: QuoteCandidate): Quote {
  const given = Given().parse({
    content: textIn(candidate.content) ?? '',
    author: textIn(candidate.author),
    author_slug: textIn(candidate.author_slug),
    tag_list: Array.isArray(candidate.tags) ? candidate.tags.flatMap((tag: unknown) => textIn(tag) ?? []) : [],
    source_id: textIn(candidate.source_id),
  });
  const author = given.author === undefined || /^unknown$/i.test(given.author) ? UNKNOWN_AUTHOR : given.author;
  return Quote.parse(
    present({
      ...given,
      author,
      author_slug: slugIn(given.author_slug ?? '') || slugOf(author),
      tag_list: [...new Set(given.tag_list)],
      quote_id: quoteIdOf(given.content),
      character_count: given.content.length,
      added_date: dateIn(candidate.added_date),
      modified_date: dateIn(candidate.modified_date),
    }),
  );
}

/** No writing puts so many marks in a row; to normalise them takes time that grows with the square of their number. */
const TOO_MANY_MARKS = once(() => /\p{M}{101}/u);

/** The texts of a candidate, made normal and held to their bounds before anything is made from them. */
const Given = once(() => {
  const GivenText = z
    .string()
    .refine((text) => !TOO_MANY_MARKS().test(text), { error: 'has more than 100 marks in a row' })
    .transform(normaliseText);
  return z.object({
    content: GivenText.pipe(Quote.shape.content),
    author: GivenText.pipe(Quote.shape.author).optional(),
    author_slug: GivenText.pipe(Quote.shape.author_slug).optional(),
    tag_list: z.array(GivenText.pipe(Quote.shape.tag_list.element)),
    source_id: GivenText.pipe(Quote.shape.source_id.unwrap()).optional(),
  });
});
