import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { hasCode } from '@quote-elt/runtime';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { hasTables } from '../store/with-store.ts';
import { type CheckUp, checkUp } from './check-up.ts';

/** Looks at the data folder, and makes nothing: can it be written, and are there tables in it? */
export async function checkDataFolder(where: StoreOptions): Promise<CheckUp> {
  const folder = await checkUp('data folder', 'name a folder that can be written by --data', async () => {
    if (!(await canBeWritten(resolve(where.data)))) throw new Error(`cannot write to ${where.data}`);
    return { message: `${where.data} can be written` };
  });
  if (folder.status !== 'ok' || where.stack !== undefined || (await hasTables(where.data))) return folder;
  const hint = `make some: \`${eltCommand(where, 'demo', '--keep')}\`, or name another folder by --data`;
  return { ...folder, status: 'warn', message: `there are no tables in ${where.data} yet`, hint };
}

/** Whether a folder can be written, or made. */
async function canBeWritten(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return (await stat(folder)).isDirectory();
  } catch (error) {
    return hasCode(error, 'ENOENT') && dirname(folder) !== folder && canBeWritten(dirname(folder));
  }
}
