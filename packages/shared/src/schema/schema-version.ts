import * as z from 'zod';

/**
 * The `schema_version` of a record: `current` is what is written, a newer one is refused. The schema takes every version
 * from `oldest` on; still older ones have schemas of their own.
 */
export function schemaVersion(current: number, oldest = 1): z.ZodInt {
  return z
    .int()
    .min(oldest)
    .max(current, {
      error: ({ input }) =>
        `version ${input} is newer than ${current}, the newest that this release reads; update @quote-elt/shared`,
    })
    .meta({
      description: `The version of the shape of this record; ${
        oldest === 1 ? 'readers accept their own and every older one.' : 'older versions have schemas of their own.'
      }`,
      examples: [current],
    });
}
