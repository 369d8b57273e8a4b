import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { machineErrorOf, withTempFolder } from '@quote-elt/runtime';
import { makeFolder } from './make-folder.ts';

/** Writes a file that appears only when it is whole; throws DataFolderError when its folder, which `option` names, cannot be written, MachineError when its disk is full. */
export async function writeWhole(file: string, content: string, option?: string): Promise<void> {
  const folder = dirname(file);
  await makeFolder(folder, option);
  const write = async (temporary: string) => {
    const part = join(temporary, basename(file));
    await writeFile(part, content);
    await rename(part, file);
  };
  try {
    await withTempFolder(write, folder);
  } catch (error) {
    throw machineErrorOf(error, { place: file }) ?? error;
  }
}
