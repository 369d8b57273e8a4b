import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ExportTargetError } from '../errors.ts';

/** Throws ExportTargetError unless a file can be written at `target`: its folder must be there. */
export async function requireExportTarget(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  const found = await kindOf(folder);
  if (found === 'nothing') {
    throw new ExportTargetError(target, `the folder ${folder} does not exist`, `make it first: mkdir -p ${folder}`);
  }
  if (found === 'file') throw new ExportTargetError(target, `${folder} is no folder`, 'name a file in a folder');
  if ((await kindOf(resolve(target))) === 'folder') {
    throw new ExportTargetError(target, 'it is a folder', `name a file in it: --parquet ${target}/rows.parquet`);
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
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return 'nothing';
    throw error;
  }
}
