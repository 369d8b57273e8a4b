import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the workspace's packages. */
export const PACKAGES_FOLDER = join(import.meta.dirname, '..', '..', '..');

/** Writes a file of an archive, with the folders above it. */
export function writeStaged(file: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents, { mode: 0o644 });
}

/** Copies files or folders into an archive as real files: an archive of a folder leaves out what is a link, without a word. */
export function copyStaged(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, dereference: true });
}

/** The files of a staged folder, sorted. */
export function stagedFiles(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** SHA-256 over the names and bytes of a staged folder: the same for the same content, wherever and whenever it was built. */
export function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const file of stagedFiles(folder)) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
