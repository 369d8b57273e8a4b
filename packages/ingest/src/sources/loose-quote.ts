import { asRecord, isObject, type JsonObject } from '@quote-elt/runtime';
import { type QuoteCandidate, textIn } from '@quote-elt/shared';
import type { RecordShape } from '../reading/record-shape.ts';

/** Names that sources have given the text of a quote, and its author. */
const CONTENT = ['content', 'quote', 'q', 'text', 'body', 'quoteText'] as const;
const AUTHOR = ['author', 'a', 'quoteAuthor'] as const;

/** Where an object names what it stands for, such as an author or a tag. */
const NAME = ['name', 'fullName', 'full_name', 'displayName', 'author', 'title', 'label'] as const;

/** A quote in the answers of sources, whatever they call its fields. */
export const LOOSE_QUOTE: RecordShape = {
  wrappers: ['quotes', 'quote'],
  textOf: (object) => firstText(object, CONTENT),
  signerOf: (object) => AUTHOR.map((name) => nameOf(object[name])).find((name) => name !== undefined),
  candidateOf: looseCandidate,
  encoded: ['content', 'author', 'author_slug', 'tags'],
};

/** What a record knows of its quote, whatever its fields are called; without a text under any known name it has no content. */
function looseCandidate(record: unknown): QuoteCandidate {
  const fields = asRecord(record) ?? {};
  return {
    content: LOOSE_QUOTE.textOf(fields),
    author: LOOSE_QUOTE.signerOf(fields),
    author_slug: textIn(fields.authorSlug) ?? textIn(asRecord(fields.author)?.slug),
    tags: Array.isArray(fields.tags) ? fields.tags.map(nameOf) : [],
    added_date: fields.dateAdded,
    modified_date: fields.dateModified,
    source_id: textIn(fields._id) ?? textIn(fields.id),
  };
}

/** The name that a text, an object or a list of either stands for. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.flatMap((one: unknown) => (isObject(one) ? firstText(one, NAME) : textIn(one)) ?? []);
    return textIn(names.join(', '));
  }
  return isObject(value) ? firstText(value, NAME) : textIn(value);
}

/** The text of the first of these fields that is not blank. */
function firstText(object: JsonObject, names: readonly string[]): string | undefined {
  return names.map((name) => textIn(object[name])).find((text) => text !== undefined);
}
