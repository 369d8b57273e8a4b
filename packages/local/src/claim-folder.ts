import { mkdir } from 'node:fs/promises';
import { CodedError } from '@quote-elt/runtime';
import { ClassicLevel } from 'classic-level';

/** The data folder cannot be used (`data.unwritable`, `data.locked`). */
export class DataFolderError extends CodedError {}

/** Makes a data folder and sees that it can be written and is not open elsewhere: dynalite itself would end the process. */
export async function claimFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const database = new ClassicLevel(path);
  try {
    await database.open();
  } catch (cause) {
    throw isLocked(cause) ? locked(path, cause) : unwritable(path, cause);
  } finally {
    await database.close();
  }
}

function locked(path: string, cause: unknown): DataFolderError {
  const hint = 'wait for the other command to end, or name another folder with --data';
  return new DataFolderError('data.locked', `another process has ${path} open`, { hint, cause });
}

function unwritable(path: string, cause: unknown): DataFolderError {
  const hint = 'make the folder writable, or name another one with --data';
  return new DataFolderError('data.unwritable', `cannot write to ${path}`, { hint, cause });
}

/** classic-level wraps the reason of a failed open in a cause with its own code. */
function isLocked(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === 'LEVEL_LOCKED') return true;
  }
  return false;
}
