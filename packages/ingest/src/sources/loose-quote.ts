import { type QuoteCandidate, textIn } from '@quote-elt/shared';

/** Names that sources have given the text of a quote, and its author. */
const CONTENT = ['content', 'quote', 'q', 'text', 'body', 'quoteText'] as const;
const AUTHOR = ['author', 'a', 'quoteAuthor'] as const;

/** Where an object names what it stands for, such as an author or a tag. */
const NAME = ['name', 'fullName', 'full_name', 'displayName', 'author', 'title', 'label'] as const;

/** A JSON object, as opposed to an array or anything else. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is one. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a record knows of its quote, whatever its fields are called; without a text under any known name it has no content. */
export function looseCandidate(record: unknown): QuoteCandidate {
  const fields = isObject(record) ? record : {};
  return {
    content: contentOf(fields),
    author: authorOf(fields),
    author_slug: textIn(fields.authorSlug) ?? textIn(Object(fields.author).slug),
    tags: Array.isArray(fields.tags) ? fields.tags.map(nameOf) : [],
    added_date: fields.dateAdded,
    modified_date: fields.dateModified,
    source_id: textIn(fields._id) ?? textIn(fields.id),
  };
}

/** The text of a record, the first that is not blank. */
export function contentOf(record: JsonObject): string | undefined {
  return firstText(record, CONTENT);
}

/** The author that a record names, as text. */
export function authorOf(record: JsonObject): string | undefined {
  return AUTHOR.map((name) => nameOf(record[name])).find((name) => name !== undefined);
}

/** The name that a text, an object or a list of either stands for. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.flatMap((one: unknown) => (isObject(one) ? firstText(one, NAME) : textIn(one)) ?? []);
    return textIn(names.join(', '));
  }
  return isObject(value) ? firstText(value, NAME) : textIn(value);
}

function firstText(object: JsonObject, names: readonly string[]): string | undefined {
  return names.map((name) => textIn(object[name])).find((text) => text !== undefined);
}
