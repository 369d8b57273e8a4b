import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CREATE_RAW_ITEMS } from '../rows/load-raw-items.ts';
import { MODELS, type Model } from './manifest.ts';

/** The folder of the SQL files; the source, the built file and the archive of the Lambda all lie one level beside it. */
export const MODELS_FOLDER = join(import.meta.dirname, '..', '..', 'models');

/** The select of a model; throws ENOENT when its file is missing. */
export function sqlOf(model: Model): string {
  return readFileSync(join(MODELS_FOLDER, model.layer, `${model.name}.sql`), 'utf8');
}

/** What decides a run's output for given rows: SHA-256 (first 16 hex digits) over manifest, SQL and raw columns. */
export function modelVersion(): string {
  const hash = createHash('sha256').update(CREATE_RAW_ITEMS).update(JSON.stringify(MODELS));
  for (const model of MODELS) hash.update(sqlOf(model));
  return hash.digest('hex').slice(0, 16);
}
