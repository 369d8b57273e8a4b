import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '@quote-elt/runtime';

/** Where engines are kept between runs, outside of the repository: under XDG_CACHE_HOME, else under ~/.cache. */
export function cacheFolder(xdg = process.env.XDG_CACHE_HOME, home = homedir()): string {
  const folder = join(xdg === undefined || xdg === '' ? join(home, '.cache') : xdg, PROJECT, 'engines');
  mkdirSync(folder, { recursive: true });
  return folder;
}
