import { closeSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Files that pages of raw items wait in until they are loaded. */
export interface PageFiles {
  /** Writes a page at once and gives the path of its file, which no page had before. */
  write(json: Uint8Array): string;
  /** Takes files back whose pages are loaded. */
  release(files: readonly string[]): void;
}

/**
 * Page files under `folder`. The pages of a released file are overwritten, since to free and to find a megabyte of page cache
 * costs more than to fill it. It gets another name, since DuckDB knows what it has read by the name.
 */
export function pageFiles(folder: string): PageFiles {
  const free: string[] = [];
  let written = 0;
  return {
    write(json) {
      const file = join(folder, `${written++}.json`);
      const old = free.pop();
      if (old !== undefined) renameSync(old, file);
      const opened = openSync(file, old === undefined ? 'wx' : 'r+');
      try {
        for (let at = 0; at < json.length; ) at += writeSync(opened, json, at);
        ftruncateSync(opened, json.length);
      } finally {
        closeSync(opened);
      }
      return file;
    },
    release(files) {
      free.push(...files);
    },
  };
}
