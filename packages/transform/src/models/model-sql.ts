import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelFileError } from '../errors/model-errors.ts';
import type { Model, SingularCheck } from '../manifest/model.ts';
import type { View } from '../manifest/view.ts';

/** The folder of the SQL files; the source, the built file and the archive of the Lambda all lie two levels beside it. */
export const MODELS_FOLDER = join(import.meta.dirname, '..', '..', 'models');

/** The select of a model; throws ModelFileError. */
export function modelSql({ layer, name }: Pick<Model, 'layer' | 'name'>): string {
  return selectAt(layer, name);
}

/** The select of a singular check; throws ModelFileError. */
export function singularSql({ layer, name }: Pick<SingularCheck, 'layer' | 'name'>): string {
  return selectAt(layer, name);
}

/** The select of a view over the published days; throws ModelFileError. */
export function viewSql({ name }: Pick<View, 'name'>): string {
  return selectAt('history', name);
}

/** A model or a view, with the path of its file in the repository, as errors name it. */
export function modelText(layer: string, name: string): string {
  return `${name} (packages/transform/models/${layer}/${name}.sql)`;
}

function selectAt(layer: string, name: string): string {
  try {
    return readFileSync(join(MODELS_FOLDER, layer, `${name}.sql`), 'utf8');
  } catch (error) {
    throw new ModelFileError(modelText(layer, name), error);
  }
}
