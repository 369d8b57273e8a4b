import { CodedError } from '@quote-elt/runtime';

/** The data folder cannot be used (`data.unwritable`, `data.locked`, `data.corrupt`, `data.missing`). */
export class DataFolderError extends CodedError {}

/** Says that a folder cannot be written, and that `option` names another one. */
export function unwritableFolder(folder: string, option: string, cause: unknown): DataFolderError {
  const hint = `make the folder writable, or name another one with ${option}`;
  return new DataFolderError('data.unwritable', `cannot write to ${folder}`, { hint, cause });
}
