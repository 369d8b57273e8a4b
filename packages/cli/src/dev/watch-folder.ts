import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '@quote-elt/runtime';

/** Watches a folder and all folders below it until it is closed. */
export interface FolderWatch {
  /** Looks for folders that came, or were replaced, since, and watches them too. */
  refresh(): Promise<void>;
  close(): void;
}

/**
 * Calls `onEvent` when something happens below `folder`, or to it. Folders are watched and not files, since an editor that saves by a
 * rename leaves a watch of the file with the old one. Throws what the system says of a folder that cannot be watched.
 */
export async function watchFolder(folder: string, onEvent: () => void): Promise<FolderWatch> {
  // By path and number: what stands at a path may be another folder than before.
  const watchers = new Map<string, FSWatcher>();
  const add = (key: string, path: string) => {
    const watcher = watch(path, onEvent);
    watchers.set(key, watcher);
    // A folder that is removed ends its watch, on Windows by an error.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(key);
      onEvent();
    });
  };
  const refresh = async () => {
    const standing = await standingFolders(folder);
    for (const [key, watcher] of watchers) {
      if (standing.has(key)) continue;
      watcher.close();
      watchers.delete(key);
    }
    for (const [key, path] of standing) if (!watchers.has(key)) add(key, path);
  };
  const close = () => {
    for (const watcher of watchers.values()) watcher.close();
  };
  try {
    await refresh();
  } catch (error) {
    close();
    throw error;
  }
  return { refresh, close };
}

/** The folder, all below it, and the one that it lies in, which knows when it comes back; each by its path and number. */
async function standingFolders(folder: string): Promise<Map<string, string>> {
  const entries = await ifThere(readdir(folder, { recursive: true, withFileTypes: true }));
  const below = (entries ?? []).filter((entry) => entry.isDirectory());
  const paths = [dirname(folder), folder, ...below.map(({ parentPath, name }) => join(parentPath, name))];
  const numbers = await Promise.all(paths.map((path) => ifThere(stat(path, { bigint: true }))));
  return new Map(
    paths.flatMap((path, i) => (numbers[i] === undefined ? [] : [[`${numbers[i].ino} ${path}`, path] as const])),
  );
}

/** What is asked of a folder; undefined where it has gone. */
async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}
