import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderError } from '@quote-elt/local';
import { hasCode } from '@quote-elt/runtime';
import { requireTempFolder } from '../files/require-temp-folder.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { eltCommand } from './elt-command.ts';
import { withLocalStore } from './local-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that a command's options name for as long as `use` takes, and makes the tables on this machine if they are
 * not there; throws MachineError if temporary files cannot be written.
 */
export async function withStore<T>({ data, stack }: StoreOptions, use: (store: Store) => Promise<T>): Promise<T> {
  await requireTempFolder();
  if (stack === undefined) return withLocalStore(data, use);
  // It is imported only now, since nothing on one machine speaks SQS.
  const { withStackStore } = await import('./stack-store.ts');
  return withStackStore(data, stack, use);
}

/** Does the same for a command that needs tables; where there are none on this machine it makes nothing and throws DataFolderError (`data.missing`). */
export async function withExistingStore<T>(options: StoreOptions, use: (store: Store) => Promise<T>): Promise<T> {
  if (options.stack === undefined && !(await hasTables(options.data))) throw noTables(options);
  return withStore(options, use);
}

/** Does the same for a command that needs a data folder, whatever is in it. */
export async function withExistingFolder<T>(options: StoreOptions, use: (store: Store) => Promise<T>): Promise<T> {
  if (options.stack === undefined && !(await exists(options.data))) throw noTables(options);
  return withStore(options, use);
}

function noTables(where: StoreOptions): DataFolderError {
  const hint = `make some: \`${eltCommand(where, 'demo', '--keep')}\`, or name another folder with --data`;
  return new DataFolderError('data.missing', `there are no tables in ${where.data}`, { hint });
}

/** Whether there are tables under a data folder of this machine, or something that is in their way. */
export function hasTables(data: string): Promise<boolean> {
  return exists(join(data, 'dynamodb'));
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    // What else may be wrong with it shows when it is opened.
    return !hasCode(error, 'ENOENT');
  }
}
