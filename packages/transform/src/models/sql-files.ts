import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { probeTextFunctions } from '../../models/functions.ts';
import { MODELS, SINGULAR_CHECKS } from '../../models/manifest.ts';
import type { Model, SingularCheck } from '../manifest/model.ts';
import { READ_RAW_COLUMNS } from './raw-columns.ts';

/** The folder of the SQL files; the source, the built file and the archive of the Lambda all lie two levels beside it. */
export const MODELS_FOLDER = join(import.meta.dirname, '..', '..', 'models');

/** The select of a model; throws ENOENT when its file is missing. */
export function modelSql({ layer, name }: Pick<Model, 'layer' | 'name'>): string {
  return readFileSync(join(MODELS_FOLDER, layer, `${name}.sql`), 'utf8');
}

/** The select of a singular check; throws ENOENT when its file is missing. */
export function singularSql({ name }: Pick<SingularCheck, 'name'>): string {
  return readFileSync(join(MODELS_FOLDER, 'checks', `${name}.sql`), 'utf8');
}

/**
 * What decides a run's output for given rows: SHA-256 (first 16 hex digits) over manifest, SQL, raw columns, and what the
 * functions of TypeScript that the SQL calls make of a few texts.
 */
export function modelVersion(): string {
  const hash = createHash('sha256')
    .update(READ_RAW_COLUMNS)
    .update(JSON.stringify([MODELS, SINGULAR_CHECKS]))
    .update(probeTextFunctions());
  for (const model of MODELS) hash.update(modelSql(model));
  for (const check of SINGULAR_CHECKS) hash.update(singularSql(check));
  return hash.digest('hex').slice(0, 16);
}
