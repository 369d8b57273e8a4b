import { access, constants } from 'node:fs/promises';
import { unwritableFolder } from '@quote-elt/local';
import { machineErrorOf, makeFolders } from '@quote-elt/runtime';

/** Makes a folder and everything above it; throws DataFolderError when it cannot be written, which `option` names, MachineError when its disk is full. */
export async function makeFolder(folder: string, option = '--data'): Promise<void> {
  try {
    await makeFolders(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    const fault = machineErrorOf(cause, { place: folder });
    if (fault?.code === 'disk.full') throw fault;
    throw unwritableFolder(folder, option, cause);
  }
}
