import * as z from 'zod';

/** The `schema_version` of a record: `current` is what is written, every older one is read, a newer one is refused. */
export function schemaVersion(current: number): z.ZodInt {
  return z
    .int()
    .min(1)
    .max(current, {
      error: ({ input }) =>
        `version ${input} is newer than ${current}, the newest that this release reads; update @quote-elt/shared`,
    })
    .meta({
      description: 'The version of the shape of this record; readers accept their own and every older one.',
      examples: [current],
    });
}
