/** How many failures a message names. */
const MAX_NAMED = 3;

/** The first failures, and how many more there are. */
export function firstOf(failures: readonly string[]): string {
  const more = failures.length - MAX_NAMED;
  return [...failures.slice(0, MAX_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
