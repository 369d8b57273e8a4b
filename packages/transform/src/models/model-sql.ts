import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelFileError } from '../errors/model-errors.ts';
import type { Model, SingularCheck } from '../manifest/model.ts';
import type { View } from '../manifest/view.ts';

/** The folder of the SQL files; the source, the built file and the archive of the Lambda all lie two levels beside it. */
export const MODELS_FOLDER = join(import.meta.dirname, '..', '..', 'models');

/** The folder below that of the models, and the name, of a select's file. */
interface Place {
  readonly layer: string;
  readonly name: string;
}

/** A model, a check or a view, with the path of its file in the repository, as errors name it. */
export function modelText({ layer, name }: Place): string {
  return `${name} (packages/transform/models/${layer}/${name}.sql)`;
}

/** The select of this name in a folder of the models; throws ModelFileError. */
export function selectAt({ layer, name }: Place): string {
  try {
    return readFileSync(join(MODELS_FOLDER, layer, `${name}.sql`), 'utf8');
  } catch (error) {
    throw new ModelFileError(modelText({ layer, name }), error);
  }
}

/** The select of a model; throws ModelFileError. */
export function modelSql({ layer, name }: Pick<Model, 'layer' | 'name'>): string {
  return selectAt({ layer, name });
}

/** The select of a singular check; throws ModelFileError. */
export function singularSql({ layer, name }: Pick<SingularCheck, 'layer' | 'name'>): string {
  return selectAt({ layer, name });
}

/** The select of a view over the published days; throws ModelFileError. */
export function viewSql({ name }: Pick<View, 'name'>): string {
  return selectAt({ layer: 'history', name });
}
