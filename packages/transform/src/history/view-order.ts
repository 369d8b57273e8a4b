import { sqlName } from '../duckdb/sql-text.ts';
import { publishedOrder } from '../manifest/published-order.ts';
import type { View } from '../manifest/view.ts';

/** What the rows of a view are ordered by, as SQL after `order by`: no two rows are equal in it. */
export function viewOrder(view: Pick<View, 'order' | 'key'>): string {
  return publishedOrder(view)
    .map(({ column, descending }) => `${sqlName(column)}${descending ? ' desc' : ''}`)
    .join(', ');
}
