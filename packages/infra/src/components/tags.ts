/** What every resource that takes tags is tagged with. */
export function tagsOf(stack: string): Record<string, string> {
  return { project: 'quote-elt', stack };
}
