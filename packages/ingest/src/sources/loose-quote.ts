import type { QuoteCandidate } from '@quote-elt/shared';
import { z } from 'zod';
import { SourceShapeError } from '../errors.ts';

/** Wrappers that sources have put around their records at one time or another. */
const WRAPPERS = ['quotes', 'quote', 'data', 'results'] as const;

const text = z.string().optional().catch(undefined);
const named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const id = z.union([z.string(), z.number()]).optional().catch(undefined);

/** A quote under any of the names that sources give its fields; the text must be there, everything else may be missing or wrong. */
const LooseQuote = z
  .object({
    content: text,
    quote: text,
    q: text,
    text,
    body: text,
    quoteText: text,
    author: named.nullish().catch(null),
    a: named.nullish().catch(null),
    authorSlug: text,
    tags: z.array(named).catch([]),
    id,
    _id: id,
  })
  .transform((found, context): QuoteCandidate => {
    const content = found.content ?? found.quote ?? found.q ?? found.text ?? found.body ?? found.quoteText;
    if (content === undefined) {
      context.addIssue('has no text under any known name');
      return z.NEVER;
    }
    return {
      content,
      author: found.author ?? found.a,
      author_slug: found.authorSlug,
      tags: found.tags,
      source_id: found._id ?? found.id,
    };
  });

/** What a record knows of its quote, whatever its fields are called; throws ZodError when it has no text. */
export function looseCandidate(record: unknown): QuoteCandidate {
  return LooseQuote.parse(record);
}

/** The records of an answer: an array, one record, or either of them in a wrapper; throws SourceShapeError on anything else. */
export function recordsIn(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  if (LooseQuote.safeParse(body).success) return [body];
  const inside = WRAPPERS.map((wrapper) => Object(body)[wrapper]).find(
    (value) => typeof value === 'object' && value !== null,
  );
  if (inside === undefined)
    throw new SourceShapeError(`no quotes in the answer: ${JSON.stringify(body).slice(0, 200)}`);
  return recordsIn(inside);
}
