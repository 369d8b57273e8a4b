import type { Database } from '@quote-elt/transform';
import { z } from 'zod';

/** The rows of a select, each read by a schema; throws ZodError. */
export async function selectRows<T extends z.ZodType>(db: Database, row: T, sql: string): Promise<z.infer<T>[]> {
  return z.array(row).parse(await db.rows(sql));
}
