import type { SelectFile } from '../models/model-set.ts';

/** A select that is built, and what it reads. */
export interface LoopSelect extends SelectFile {
  readonly reads: readonly string[];
}

/**
 * What has to be built again of `ordered`, in which each select stands behind all that it reads: what changed, what does not stand
 * since a build failed before it, and all that reads such a one, directly or not.
 */
export function staleSelects<T extends LoopSelect>(
  ordered: readonly T[],
  standing: ReadonlySet<string>,
  isChanged: (select: T) => boolean,
): T[] {
  const stale = new Set<string>();
  return ordered.filter((select) => {
    const { name, reads } = select;
    const isStale = !standing.has(name) || isChanged(select) || reads.some((read) => stale.has(read));
    if (isStale) stale.add(name);
    return isStale;
  });
}
