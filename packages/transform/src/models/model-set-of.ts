import { ModelFileError } from '../errors/model-errors.ts';
import { loadManifest } from './load-manifest.ts';
import type { ModelFiles } from './model-files.ts';
import type { Manifest, ModelSet } from './model-set.ts';
import { modelText, pathOf } from './model-sql.ts';

/** The models that these files are; throws as loadManifest does. */
export async function loadModels(files: ModelFiles): Promise<ModelSet> {
  return modelSetOf(await loadManifest(files), files);
}

/** A manifest with the files that go with it; to ask for the SQL of one that is missing throws ModelFileError. */
export function modelSetOf(manifest: Manifest, files: ModelFiles): ModelSet {
  return {
    ...manifest,
    sqlOf(file) {
      const sql = files.get(pathOf(file));
      if (sql === undefined) throw new ModelFileError(modelText(file));
      return sql;
    },
  };
}
