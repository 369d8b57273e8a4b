import type { ModelFiles } from '@quote-elt/transform';

/** The paths of the files that came, went or have another text. */
export function changedPaths(before: ModelFiles, after: ModelFiles): Set<string> {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return new Set([...paths].filter((path) => before.get(path) !== after.get(path)));
}
