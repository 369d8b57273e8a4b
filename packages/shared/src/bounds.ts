import * as z from 'zod';

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

/** The longest name of a source, in code points. */
export const MAX_SOURCE_LENGTH = 100;

/** The largest item that these bounds allow, in bytes as DynamoDB counts; it takes 400 kB. */
export const MAX_ITEM_BYTES = 80_000;

/** A text of 1 to `max` code points, said so in Zod and in JSON Schema alike. */
export function boundedText(max: number, meta: { description: string; examples: readonly string[] }): z.ZodString {
  return (
    z
      .string()
      .min(1, 'is blank or no text')
      // Zod's own `max` counts UTF-16 units, the maxLength of JSON Schema code points.
      .refine((text) => isWithin(text, max), { error: `longer than ${max} code points` })
      .meta({ ...meta, examples: [...meta.examples], maxLength: max })
  );
}

/** Whether a text has at most `max` code points; a code point has one or two UTF-16 units. */
function isWithin(text: string, max: number): boolean {
  if (text.length <= max) return true;
  return text.length <= 2 * max && [...text].length <= max;
}
