import { sqlName } from '../duckdb/sql-text.ts';
import type { Database } from '../duckdb/with-database.ts';
import { COVERED_TICKS } from '../manifest/engine-models.ts';

/** The places of the schedule, from 0 at midnight UTC, that the loaded day covers. */
export async function coveredSlots(db: Database): Promise<ReadonlySet<number>> {
  const rows = await db.rows(`select slot from ${sqlName(COVERED_TICKS)}`);
  return new Set(rows.map(({ slot }) => Number(slot)));
}
