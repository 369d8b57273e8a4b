import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, hasCode, machineErrorOf } from '@quote-elt/runtime';
import { type FolderWatch, watchFolder } from './watch-folder.ts';

/** The models cannot be watched (`config.watch`, `config.models`). */
class WatchError extends CodedError {}

/** Throws WatchError (`config.models`) unless a folder holds a manifest: a name that is mistyped would never be built. */
export async function requireModels(folder: string): Promise<void> {
  try {
    await stat(join(folder, 'manifest.ts'));
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error;
    throw new WatchError('config.models', `${folder} holds no manifest.ts`, {
      hint: 'name a folder as packages/transform/models is with --models',
    });
  }
}

/** Watches a models folder; throws WatchError (`config.watch`) where the system has no watches left, and MachineError. */
export async function watchModels(folder: string, onEvent: () => void): Promise<FolderWatch> {
  try {
    return await watchFolder(folder, onEvent);
  } catch (error) {
    if (hasCode(error, 'ENOSPC'))
      throw new WatchError('config.watch', `${folder}: the system has no watches of files left`, {
        hint: 'raise the limit: sudo sysctl fs.inotify.max_user_watches=524288',
        cause: error,
      });
    throw machineErrorOf(error, { place: folder }) ?? error;
  }
}
