import { sqlName } from '../duckdb/sql-text.ts';
import type { Model } from './model.ts';
import { publishedOrder } from './published-order.ts';

/** What the rows of a model or a view are ordered by, as SQL after `order by`: no two rows are equal in it. */
export function orderSql(ordered: Pick<Model, 'order' | 'key'>): string {
  const terms = publishedOrder(ordered).map(
    ({ column, descending }) => `${sqlName(column)}${descending ? ' desc' : ''}`,
  );
  return terms.length === 0 ? 'all' : terms.join(', ');
}
