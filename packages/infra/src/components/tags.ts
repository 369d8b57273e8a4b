import type { StackId } from '@quote-elt/runtime';

/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;

/** What every resource that takes tags is tagged with. */
export function tagsOf({ project, stack }: StackId): Tags {
  return { project, stack };
}
