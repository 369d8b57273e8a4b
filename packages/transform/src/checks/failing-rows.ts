import type { Database, Row } from '../duckdb/with-database.ts';
import type { Check } from './check.ts';

/** Up to `limit` rows that break a check. */
export function failingRows(
  db: Pick<Database, 'rows'>,
  { sql }: Pick<Check, 'sql'>,
  limit: number,
): Promise<readonly Row[]> {
  // A select may end in a comment, which would take the bracket with it.
  return db.rows(`select * from (${sql}\n) limit ?`, [limit]);
}
