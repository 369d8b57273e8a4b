import { TRACKED } from './tracked-files.ts';

/** The names of the packages that have sources. */
export const PACKAGES: readonly string[] = [
  ...new Set(TRACKED.flatMap((path) => /^packages\/([^/]+)\/src\//.exec(path)?.[1] ?? [])),
].sort();

/** The TypeScript files of a package in one of its trees, `src` or `test`, by their paths from there. */
export function filesOf(name: string, tree: 'src' | 'test'): string[] {
  const folder = `packages/${name}/${tree}/`;
  return TRACKED.filter((path) => path.startsWith(folder) && path.endsWith('.ts')).map((path) =>
    path.slice(folder.length),
  );
}

/** The source files of a package, by their paths from its folder `src`. */
export function sourcesOf(name: string): string[] {
  return filesOf(name, 'src');
}
