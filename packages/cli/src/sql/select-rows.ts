import type { Database } from '@quote-elt/transform';
import { z } from 'zod';

/** The rows of a select with its values bound, each read by a schema; throws ZodError. */
export async function selectRows<T extends z.ZodType>(
  db: Database,
  row: T,
  sql: string,
  values: readonly number[] = [],
): Promise<z.infer<T>[]> {
  return z.array(row).parse(await db.rows(sql, values));
}
