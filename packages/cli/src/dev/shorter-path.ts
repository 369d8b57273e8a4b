import { relative } from 'node:path';

/** A path as a line names it: from the folder `from` where that is shorter. */
export function shorterPath(path: string, from: string): string {
  const short = relative(from, path) || '.';
  return short.length < path.length ? short : path;
}
