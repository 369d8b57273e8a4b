import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hasCode } from '@quote-elt/runtime';

/** The texts of a models folder by their paths below it, with slashes on every system. */
export type ModelFiles = ReadonlyMap<string, string>;

/** Whether a file below a models folder belongs to the models: editors leave hidden files and others beside them. */
export function isModelFile(path: string): boolean {
  return /^(?:[^./][^/]*\/)*[^./#][^/]*\.(?:sql|ts|json)$/.test(path);
}

/** What a models folder holds at this moment; what goes while it is read is left out. Throws ENOENT when there is no such folder. */
export async function readModelFiles(folder: string): Promise<ModelFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
    .filter(isModelFile)
    .sort();
  const texts = await Promise.all(paths.map((path) => textAt(join(folder, path))));
  return new Map(paths.flatMap((path, i) => (texts[i] === undefined ? [] : [[path, texts[i]] as const])));
}

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
