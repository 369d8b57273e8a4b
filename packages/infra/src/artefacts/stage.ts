import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The folder of the workspace's packages. */
export const PACKAGES_FOLDER = join(import.meta.dirname, '..', '..', '..');

/** What anybody may read, as Lambda must, and only the owner may change. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** Writes a file of an archive, with the folders above it. */
export function writeStaged(file: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

/** Copies a file into an archive as a real file: an archive of a folder leaves out what is a link, without a word. */
export function copyStaged(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Gives all that is staged the same modes, whatever the umask and the modes of its sources are; Windows has none. */
export function setModes(folder: string): void {
  for (const path of ['.', ...globSync('**/*', { cwd: folder })].map((name) => join(folder, name))) {
    chmodSync(path, statSync(path).isDirectory() ? FOLDER_MODE : FILE_MODE);
  }
}

/** The files of a staged folder as an archive names them, in its order. */
export function stagedFiles(folder: string): string[] {
  return archiveNames(globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile()));
}

/** Paths with slashes and in the order of their code points, from paths with the separator of any system, in any order. */
export function archiveNames(paths: readonly string[], separator: string = sep): string[] {
  // UTF-8 keeps the order of code points, which the UTF-16 of JavaScript does not.
  return paths
    .map((path) => path.replaceAll(separator, '/'))
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

/** SHA-256 over the names and bytes of a staged folder: the same for the same content, wherever and whenever it was built. */
export function hashFolder(folder: string): string {
  return hashFiles(stagedFiles(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** SHA-256 over names and bytes in their order; no two lists of files have the same one. */
export function hashFiles(files: readonly (readonly [name: string, bytes: Uint8Array])[]): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name}\0${createHash('sha256').update(bytes).digest('hex')}\n`);
  return hash.digest('hex');
}
