import { VIEWS } from '../../models/manifest.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { orderModels } from '../manifest/order-models.ts';
import { MARTS } from '../marts/marts.ts';
import { buildSelect } from '../models/build-select.ts';
import { OWN_MODELS } from '../models/model-set.ts';

/** The views over the published days, each after those that it reads. */
export const ORDERED_VIEWS = orderModels(
  VIEWS,
  MARTS.map(({ name }) => name),
);

/** Makes every view over the published days in a database in which each mart is a table or view of all of its days. Throws ModelFailedError. */
export async function createViews(db: Database): Promise<void> {
  for (const { name } of ORDERED_VIEWS)
    await buildSelect(db, { layer: 'history', name }, `create view ${sqlName(name)} as`, OWN_MODELS);
}
