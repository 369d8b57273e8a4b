import { createHash } from 'node:crypto';
import { MODELS, ROLES, SINGULAR_CHECKS } from '../../models/manifest.ts';
import { modelSql, singularSql } from './model-sql.ts';
import { probeFunctions } from './probe-functions.ts';
import { readColumns } from './raw-columns.ts';

/**
 * What decides a run's output for given rows: SHA-256 (first 16 hex digits) over manifest, SQL, raw columns, and what the
 * functions of TypeScript that the SQL calls make of a few texts.
 */
export function modelVersion(): string {
  const hash = createHash('sha256')
    .update(readColumns())
    .update(JSON.stringify([MODELS, ROLES, SINGULAR_CHECKS]))
    .update(probeFunctions());
  for (const model of MODELS) hash.update(modelSql(model));
  for (const check of SINGULAR_CHECKS) hash.update(singularSql(check));
  return hash.digest('hex').slice(0, 16);
}
