import { sqlName, sqlText } from '../duckdb/sql-text.ts';
import type { Mart } from '../manifest/model.ts';

/** What SQL reads of published files of a mart, paths or patterns: the column of the path is one of its columns, and a column that older files lack is null in them. */
export function readPublished({ partition }: Pick<Mart, 'partition'>, files: readonly string[]): string {
  const hive = `hive_partitioning = true, hive_types = {${sqlName(partition)}: date}, union_by_name = true`;
  return `read_parquet([${files.map(sqlText).join(', ')}], ${hive})`;
}
