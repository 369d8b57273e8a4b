import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.ts';

/** Where a command keeps its data unless `--data` says otherwise. */
export const DEFAULT_DATA_FOLDER = '.elt';

/** Which tables a command works on. */
export interface StoreOptions {
  readonly data: string;
  readonly stack?: string;
}

/** Adds `--data` and `--stack`, in the same words for every command. */
export function withStoreOptions(command: Command): Command {
  return withDataOption(command, 'where tables and files are kept').option(
    '--stack <name>',
    'work on the tables and the queue of this deployed stack, such as dev',
  );
}

/** Adds `--data`. */
export function withDataOption(command: Command, what: string): Command {
  return command.option('--data <folder>', what, dataFolder, DEFAULT_DATA_FOLDER);
}

function dataFolder(given: string): string {
  if (given.trim() !== '') return given;
  throw new UsageError('--data names no folder', `give for example --data ${DEFAULT_DATA_FOLDER}`);
}
