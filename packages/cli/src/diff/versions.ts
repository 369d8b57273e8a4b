import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { CodedError, hasCode, showText } from '@quote-elt/runtime';
import { loadModels, type ModelFiles, readModelFiles, type Version } from '@quote-elt/transform';
import { DiffBaseError, DiffModelsError } from '../errors/diff-errors.ts';
import { committedModels } from './git-models.ts';

/** A version of the models, and the commit that it is of, if it is of one. */
export interface NamedVersion extends Version {
  readonly commit?: string;
}

/** The models as they lie in a folder; throws DiffBaseError (`base.no_models`) and DiffModelsError. */
export async function modelsIn(folder: string, label: string): Promise<NamedVersion> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    },
  );
  const files: ModelFiles = isFolder ? await readModelFiles(folder) : new Map();
  if (files.size > 0) return { label, models: await modelsOf(label, files) };
  throw new DiffBaseError('base.no_models', `${folder} holds no models`, { hint: FOLDER_HINT });
}

/**
 * The models that those in `folder` are compared with: `base` names a folder if it begins as a path does, with a dot or the root,
 * which no name of a commit does; else a commit of the repository that `folder` lies in.
 */
export async function baseVersion(folder: string, base: string): Promise<NamedVersion> {
  if (base.startsWith('.') || isAbsolute(base)) return modelsIn(base, base);
  const { commit, files } = await committedModels(folder, base);
  return { label: base, commit, models: await modelsOf(base, files) };
}

const FOLDER_HINT = 'name a version of a folder as packages/transform/models is, with a manifest.ts';

/** The models that the files of a version are; what is wrong with them is told of the version, since there are two. */
async function modelsOf(label: string, files: ModelFiles): Promise<NamedVersion['models']> {
  if (!files.has('manifest.ts'))
    throw new DiffBaseError('base.no_models', `there is no manifest.ts in ${showText(label)}`, { hint: FOLDER_HINT });
  try {
    return await loadModels(files);
  } catch (error) {
    throw error instanceof CodedError ? new DiffModelsError(label, error) : error;
  }
}
