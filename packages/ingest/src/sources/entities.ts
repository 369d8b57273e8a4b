import type { QuoteCandidate } from '@quote-elt/shared';

type Decode = (text: string) => string;

/** A candidate whose texts have their HTML entities decoded once, so that `It&#39;s` and `It's` are one quote; those without a semicolon stay. */
export async function decodeEntities(candidate: QuoteCandidate): Promise<QuoteCandidate> {
  const { content, author, author_slug, tags } = candidate;
  const texts = [content, author, author_slug, ...(Array.isArray(tags) ? tags : [])];
  if (!texts.some((text) => typeof text === 'string' && text.includes('&'))) return candidate;
  // Loaded only when it is needed: a cold start is paid for.
  const { decodeHTMLStrict } = await import('entities/decode');
  return {
    ...candidate,
    content: decoded(content, decodeHTMLStrict),
    author: decoded(author, decodeHTMLStrict),
    author_slug: decoded(author_slug, decodeHTMLStrict),
    tags: Array.isArray(tags) ? tags.map((tag: unknown) => decoded(tag, decodeHTMLStrict)) : tags,
  };
}

function decoded(value: unknown, decode: Decode): unknown {
  return typeof value === 'string' ? decode(value) : value;
}
