import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, SingularCheck } from '../manifest/model.ts';
import type { View } from '../manifest/view.ts';

/** The folder of the SQL files; the source, the built file and the archive of the Lambda all lie two levels beside it. */
export const MODELS_FOLDER = join(import.meta.dirname, '..', '..', 'models');

/** The select of a model; throws ENOENT when its file is missing. */
export function modelSql({ layer, name }: Pick<Model, 'layer' | 'name'>): string {
  return readFileSync(join(MODELS_FOLDER, layer, `${name}.sql`), 'utf8');
}

/** The select of a singular check; throws ENOENT when its file is missing. */
export function singularSql({ layer, name }: Pick<SingularCheck, 'layer' | 'name'>): string {
  return readFileSync(join(MODELS_FOLDER, layer, `${name}.sql`), 'utf8');
}

/** The select of a view over the published days; throws ENOENT when its file is missing. */
export function viewSql({ name }: Pick<View, 'name'>): string {
  return readFileSync(join(MODELS_FOLDER, 'history', `${name}.sql`), 'utf8');
}
