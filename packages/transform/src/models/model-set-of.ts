import { ModelsFolderError } from '../errors/models-errors.ts';
import { loadManifest } from './load-manifest.ts';
import type { ModelFiles } from './model-files.ts';
import { type Manifest, type ModelSet, pathOf } from './model-set.ts';

/** The models that these files are; throws as loadManifest does. */
export async function loadModels(files: ModelFiles): Promise<ModelSet> {
  return modelSetOf(await loadManifest(files), files);
}

/** A manifest with the files that go with it; to ask for the SQL of one that is missing throws ModelsFolderError (`models.missing_file`). */
export function modelSetOf(manifest: Manifest, files: ModelFiles): ModelSet {
  return {
    ...manifest,
    sqlOf(file) {
      const sql = files.get(pathOf(file));
      if (sql !== undefined) return sql;
      throw new ModelsFolderError(
        'models.missing_file',
        `models/${pathOf(file)} is missing, and the manifest names it`,
        {
          hint: 'write it, or take its entry out of manifest.ts',
          details: { path: pathOf(file) },
        },
      );
    },
  };
}
