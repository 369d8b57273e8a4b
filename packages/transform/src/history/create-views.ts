import { VIEWS } from '../../models/manifest.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { orderModels } from '../manifest/order-models.ts';
import { MARTS } from '../marts/marts.ts';
import { modelText, viewSql } from '../models/model-sql.ts';
import { ofModel } from '../models/of-model.ts';

/** The views over the published days, each after those that it reads. */
export const ORDERED_VIEWS = orderModels(
  VIEWS,
  MARTS.map(({ name }) => name),
);

/** Makes every view over the published days in a database in which each mart is a table or view of all of its days. Throws ModelError. */
export async function createViews(db: Database): Promise<void> {
  for (const view of ORDERED_VIEWS)
    await ofModel(modelText({ layer: 'history', name: view.name }), () =>
      db.run(`create view ${sqlName(view.name)} as ${viewSql(view)}`),
    );
}
