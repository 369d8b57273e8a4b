import * as z from 'zod';

/** Formats by Zod's name for them, as JSON Schema calls them. */
const FORMATS = { date: 'date', datetime: 'date-time' } as const;

/**
 * A text of a format that one pattern decides. The pattern is a check of its own, since some generators (zod-to-openapi)
 * look for patterns nowhere else; Zod then forgets the format, so metadata repeats it.
 */
export function patterned<Format extends keyof typeof FORMATS>(
  format: Format,
  pattern: RegExp,
  error: string,
): z.ZodCustomStringFormat<Format> {
  const text = z.stringFormat(format, () => true);
  return text.regex(pattern, error).meta({ format: FORMATS[format] });
}
