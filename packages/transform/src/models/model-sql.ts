import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelFileError } from '../errors/model-errors.ts';
import type { Model, SingularCheck } from '../manifest/model.ts';
import type { View } from '../manifest/view.ts';

/** The folder of the SQL files; the source, the built file and the archive of the Lambda all lie two levels beside it. */
export const MODELS_FOLDER = join(import.meta.dirname, '..', '..', 'models');

/** The folder below that of the models, and the name, of a select's file. */
export interface Place {
  readonly layer: string;
  readonly name: string;
}

/** Where a select lies under the models folder, with slashes on every system. */
export function pathOf({ layer, name }: Place): string {
  return `${layer}/${name}.sql`;
}

/** A model, a check or a view with its file, as errors name it. */
export function modelText(place: Place): string {
  return `${place.name} (models/${pathOf(place)})`;
}

/** The select of this name in a folder of the models; throws ModelFileError. */
export function selectAt(place: Place): string {
  try {
    return readFileSync(join(MODELS_FOLDER, pathOf(place)), 'utf8');
  } catch (error) {
    throw new ModelFileError(modelText(place), error);
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
