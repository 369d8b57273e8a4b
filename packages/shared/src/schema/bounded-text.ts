import * as z from 'zod';

/** A text of 1 to `max` code points; Zod and JSON Schema count alike. */
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
  // Stryker disable next-line ConditionalExpression,EqualityOperator: it spares the counting of a text that is short
  if (text.length <= max) return true;
  // Stryker disable next-line ConditionalExpression: it spares the counting of a text that is too long in any case
  if (text.length > 2 * max) return false;
  return [...text].length <= max;
}
