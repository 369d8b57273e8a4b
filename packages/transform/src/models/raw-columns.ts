import { sqlName, sqlText } from '../duckdb/with-database.ts';

/** Text, as DynamoDB types it. */
const TEXT = 'STRUCT(S VARCHAR)';

/** Text where a hand edit may have left a number, or the reverse. */
const TEXT_OR_NUMBER = 'STRUCT(S VARCHAR, N VARCHAR)';

/**
 * The attributes read from a raw item and their types in DuckDB. Always given in full: an empty day then has the
 * right types, and no day's first rows decide the types of the others.
 */
export const RAW_COLUMNS: Readonly<Record<string, string>> = {
  ingested_date: TEXT,
  ingested_at: TEXT,
  quote_id: TEXT,
  content: TEXT_OR_NUMBER,
  author: TEXT_OR_NUMBER,
  author_slug: TEXT,
  tag_list: `STRUCT(L ${TEXT_OR_NUMBER}[], SS VARCHAR[])`,
  added_date: TEXT,
  modified_date: TEXT,
  source: TEXT_OR_NUMBER,
};

/** The `columns` argument of read_json. */
export const READ_RAW_COLUMNS = `{${Object.entries(RAW_COLUMNS)
  .map(([name, type]) => `${sqlName(name)}: ${sqlText(type)}`)
  .join(', ')}}`;
