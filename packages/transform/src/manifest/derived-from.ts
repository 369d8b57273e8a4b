import type { Model } from './model.ts';

/** The models that read nothing but `root` and each other, which therefore can be built from its rows alone; `ordered` is the order that stays. */
export function derivedFrom(root: string, ordered: readonly Model[]): Model[] {
  const known = new Set([root]);
  return ordered.filter(({ name, reads }) => {
    const derived = reads.length > 0 && reads.every((read) => known.has(read));
    if (derived) known.add(name);
    return derived;
  });
}
