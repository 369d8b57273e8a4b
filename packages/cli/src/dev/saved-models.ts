import { hasCode } from '@quote-elt/runtime';
import { type ModelFiles, readModelFiles } from '@quote-elt/transform';
import type { Bell } from './bell.ts';
import { changedPaths } from './changed-paths.ts';
import type { FolderWatch } from './watch-folder.ts';

/** A models folder as it stood when it was read last. */
export interface SavedModels {
  readonly files: ModelFiles;
  /** The paths that changed since it was read before. */
  readonly changed: ReadonlySet<string>;
}

/** What a models folder holds at this moment; nothing where it is gone. */
export async function readSaved(folder: string, before: ModelFiles): Promise<SavedModels> {
  const files = await readModelFiles(folder).catch((error: unknown): ModelFiles => {
    if (hasCode(error, 'ENOENT')) return new Map();
    throw error;
  });
  return { files, changed: changedPaths(before, files) };
}

/** Waits until a file of a models folder has changed since it was read as `before`; undefined when the signal is aborted. */
export async function nextSaved(
  folder: string,
  before: ModelFiles,
  { bell, watch, signal }: { readonly bell: Bell; readonly watch: FolderWatch; readonly signal: AbortSignal },
): Promise<SavedModels | undefined> {
  while (await bell.heard(signal)) {
    await watch.refresh();
    // Events are only hints: what is built depends on what the files hold.
    const saved = await readSaved(folder, before);
    if (saved.changed.size > 0) return saved;
  }
  return undefined;
}
