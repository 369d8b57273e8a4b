import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Writes a file that appears only when it is whole; throws DataFolderError when its folder cannot be written. */
export async function writeWhole(file: string, content: string): Promise<void> {
  await makeFolder(dirname(file));
  const part = `${file}.part`;
  try {
    await writeFile(part, content);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
