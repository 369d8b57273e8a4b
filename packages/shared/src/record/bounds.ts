/** Longer texts are no quotes but a source gone wrong; one write stays cheap. In code points, as JSON Schema counts. */
export const MAX_CONTENT_LENGTH = 10_000;

/** The longest name of an author, in code points. */
export const MAX_AUTHOR_LENGTH = 500;

/** The longest slug, in code points. */
export const MAX_SLUG_LENGTH = 500;

/** The longest tag, in code points. */
export const MAX_TAG_LENGTH = 100;

/** The most tags of a quote. */
export const MAX_TAGS = 50;

/** The longest id that a source may give a quote, in code points. */
export const MAX_SOURCE_ID_LENGTH = 500;

/** What stands for an author whom the source does not name. */
export const UNKNOWN_AUTHOR = 'Unknown';
