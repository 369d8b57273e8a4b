import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { QuoteId, quoteIdOf } from './quote-id.ts';
import { normaliseText, slugOf } from './text.ts';

/** Longer texts are no quotes but a source gone wrong; one write stays cheap. In UTF-16 units. */
export const MAX_CONTENT_LENGTH = 10_000;

/** What stands for an author whom the source does not name. */
export const UNKNOWN_AUTHOR = 'Unknown';

/** A quote in the normal form shared by all sources. */
export const Quote = z.object({
  quote_id: QuoteId,
  content: z.string().min(1).max(MAX_CONTENT_LENGTH),
  author: z.string().min(1),
  author_slug: z.string().min(1),
  tag_list: z.array(z.string().min(1)),
  character_count: z.int().positive(),
  added_date: CalendarDate.optional(),
  modified_date: CalendarDate.optional(),
  source_id: z.string().min(1).optional(),
});
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
  return Quote.parse({
    quote_id: quoteIdOf(content),
    content,
    author,
    author_slug: candidate.author_slug || slugOf(author) || slugOf(UNKNOWN_AUTHOR),
    tag_list: [...new Set(tags)],
    character_count: content.length,
    added_date: dateIn(candidate.added_date),
    modified_date: dateIn(candidate.modified_date),
    source_id: candidate.source_id === undefined ? undefined : String(candidate.source_id),
  });
}

function authorOf(given: string | null | undefined): string {
  const author = normaliseText(given ?? '');
  return author === '' || author.toLowerCase() === 'unknown' ? UNKNOWN_AUTHOR : author;
}

/** Sources give dates, instants or nonsense; a wrong date must not cost the quote. */
function dateIn(given: string | undefined): CalendarDate | undefined {
  return CalendarDate.safeParse(given?.slice(0, 10)).data;
}
