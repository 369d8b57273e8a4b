import { sqlText } from '../duckdb/sql-text.ts';
import { readColumns } from './raw-columns.ts';

/** An item of DynamoDB is at most 400 kB, which JSON escapes can make six times longer. */
const MAX_OBJECT_BYTES = 2_500_000;

/** The select of the raw items of page files, one row an item, each column one of its attributes as DynamoDB types it. */
export function selectItems(files: readonly string[], columns?: Readonly<Record<string, string>>): string {
  return `select * from read_json([${files.map(sqlText).join(', ')}], format = 'array',
    maximum_object_size = ${MAX_OBJECT_BYTES}, columns = ${readColumns(columns)})`;
}
