import { access, constants, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { hasCode } from '@quote-elt/runtime';
import { ExportTargetError } from '../errors/sql-errors.ts';
import { shellWord } from '../store/elt-command.ts';

/** Throws ExportTargetError unless a file can be written at `target`: its folder must be there. */
export async function requireExportTarget(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  const found = await kindOf(folder);
  if (found === 'nothing') {
    const hint = `make it first: mkdir -p ${shellWord(folder)}`;
    throw new ExportTargetError(target, `the folder ${folder} does not exist`, hint);
  }
  if (found === 'file') throw new ExportTargetError(target, `${folder} is no folder`, 'name a file in a folder');
  if ((await kindOf(resolve(target))) === 'folder') {
    const hint = `name a file in it: --parquet ${shellWord(join(target, 'rows.parquet'))}`;
    throw new ExportTargetError(target, 'it is a folder', hint);
  }
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new ExportTargetError(target, `${folder} cannot be written`, 'name a file in another folder', cause);
  });
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // ENOTDIR: a file stands where the path wants a folder.
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return 'nothing';
    throw error;
  }
}
