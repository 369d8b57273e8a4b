import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { ArtefactError } from './errors.ts';
import { stagedFiles } from './stage.ts';

/** Lambda's limits: an archive through the API, and a function with its layers unpacked. */
const MAX_ZIPPED_BYTES = 50_000_000;
const MAX_UNZIPPED_BYTES = 250_000_000;

/** How large a staged folder is, unpacked and packed, in bytes. */
export interface FolderSize {
  readonly unzipped: number;
  readonly zipped: number;
}

/** Measures a staged folder. */
export function sizeOf(folder: string): FolderSize {
  const files = stagedFiles(folder).map((file) => join(folder, file));
  return {
    unzipped: files.reduce((sum, file) => sum + statSync(file).size, 0),
    zipped: files.reduce((sum, file) => sum + deflateRawSync(readFileSync(file)).length, 0),
  };
}

/** Throws ArtefactError if an archive, or a function with all of its layers, is larger than Lambda takes. */
export function requireWithinLimits(sizes: Readonly<Record<string, FolderSize>>): void {
  for (const [name, { zipped }] of Object.entries(sizes)) {
    if (zipped > MAX_ZIPPED_BYTES)
      throw tooLarge(`${name} has ${megabytes(zipped)} zipped, of ${megabytes(MAX_ZIPPED_BYTES)} allowed`);
  }
  const unzipped = Object.values(sizes).reduce((sum, size) => sum + size.unzipped, 0);
  if (unzipped > MAX_UNZIPPED_BYTES) {
    throw tooLarge(`all together has ${megabytes(unzipped)} unpacked, of ${megabytes(MAX_UNZIPPED_BYTES)} allowed`);
  }
}

function tooLarge(message: string): ArtefactError {
  return new ArtefactError('artefact.size', message, { hint: 'take out of the layer what the functions do not need' });
}

/** Bytes as megabytes with one digit. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
