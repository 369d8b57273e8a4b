import { access, constants, mkdir } from 'node:fs/promises';
import { DataFolderError } from '@quote-elt/local';

/** Makes a folder and everything above it; throws DataFolderError when it cannot be written. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    const hint = 'make the folder writable, or name another one with --data';
    throw new DataFolderError('data.unwritable', `cannot write to ${folder}`, { hint, cause });
  }
}
