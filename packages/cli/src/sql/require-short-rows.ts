import { type Database, RowTooLongError } from '@quote-elt/transform';

/** DuckDB copies a result by chunks of 2048 rows, outside of its memory limit: of rows this long, in bytes, a chunk has 1 GiB. */
const MAX_BYTES = 512 * 1024;

/**
 * Throws RowTooLongError where the longest values of the columns of a result are too long together, and DuckDB's own error where
 * they have no room in its memory. What cannot stand within a select, such as `explain`, has short rows.
 */
export async function requireShortRows(db: Database, sql: string): Promise<void> {
  const lengths = await db
    .rows(`select max(strlen(columns(*)::varchar)) from (${sql.replace(/;\s*$/, '')}\n)`)
    .catch((error: unknown) => {
      if (/^Out of Memory/.test(String(error instanceof Error ? error.message : error))) throw error;
      // What else is wrong with the statement is told when it is run as it was given.
      return [];
    });
  const bytes = lengths.flatMap(Object.values).reduce<number>((sum, length) => sum + Number(length), 0);
  if (bytes > MAX_BYTES) throw new RowTooLongError(bytes);
}
