import { slugOf } from '@quote-elt/shared';
import type { StandInQuotation } from './select-quotations.ts';

/** The path at which Quotable gives random quotes. */
export const QUOTES_PATH = '/quotes/random';

/** The body of an answer. */
export function quotableAnswer(quotations: readonly StandInQuotation[]): object {
  return quotations.map(quotableBody);
}

/** A quotation as Quotable answers it. */
function quotableBody({ id, content, author, tags, added, modified }: StandInQuotation): object {
  return {
    _id: id,
    content,
    author,
    tags,
    authorSlug: slugOf(author),
    length: content.length,
    ...(added === undefined ? {} : { dateAdded: added }),
    ...(modified === undefined ? {} : { dateModified: modified }),
  };
}
