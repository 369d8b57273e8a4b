import { join } from 'node:path';
import { hasCode, machineErrorOf, makeFolders, requireSpace } from '@quote-elt/runtime';
import { ClassicLevel } from 'classic-level';
import { DataFolderError, unwritableFolder } from './data-folder-error.ts';

/** Says that a folder is used by this process; nobody else can claim it until it is released or the process ends. */
export interface Claim {
  release(): Promise<void>;
}

/** LevelDB writes this much when it opens, whatever is done with it then. */
const MIN_FREE_BYTES = 256 * 1024;

/**
 * Makes a folder for LevelDB, claims it for this process, and sees that it can be written and read: dynalite itself would
 * end the process. Throws DataFolderError, or MachineError when the disk is full.
 */
export async function claimFolder(path: string): Promise<Claim> {
  // LevelDB leaves folders in its own alone. The system holds the lock, and lets go of it when the process ends.
  const lock = join(path, 'claim');
  await inFolder(path, async () => {
    await makeFolders(lock);
    await requireSpace(path, MIN_FREE_BYTES);
  });
  const claim = new ClassicLevel(lock);
  try {
    await inFolder(path, () => claim.open());
    // The database is tried only behind the claim: it opens by itself once it is made, and would lock out who has the claim.
    await tryDatabase(path);
  } catch (error) {
    await claim.close();
    throw error;
  }
  return { release: () => claim.close() };
}

async function tryDatabase(path: string): Promise<void> {
  const database = new ClassicLevel(path);
  try {
    await inFolder(path, () => database.open());
  } finally {
    await database.close();
  }
}

/** Does something with a folder; an error names the folder. */
async function inFolder(path: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (isCausedBy(cause, 'LEVEL_LOCKED')) {
      const hint = 'wait for the other command to end, or name another folder with --data';
      throw new DataFolderError('data.locked', `another process has ${path} open`, { hint, cause });
    }
    const fault = machineErrorOf(cause, { place: path });
    if (fault?.code === 'disk.full') throw fault;
    if (fault === undefined && isCausedBy(cause, 'LEVEL_CORRUPTION')) {
      const hint = 'bring it back from a copy, or name another folder with --data';
      throw new DataFolderError('data.corrupt', `the tables in ${path} are damaged`, { hint, cause });
    }
    throw unwritableFolder(path, '--data', cause);
  }
}

/** Whether an error has a code, or one of its causes: classic-level wraps the reason of a failed open. */
function isCausedBy(error: unknown, code: string): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (hasCode(at, code)) return true;
  return false;
}
