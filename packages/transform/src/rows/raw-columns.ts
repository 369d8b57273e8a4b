import { sqlName, sqlText } from '../duckdb.ts';

/** A scalar attribute as DynamoDB types it; a hand-edited number may stand where text belongs, and the reverse. */
const SCALAR = 'STRUCT(S VARCHAR, N VARCHAR)';

/**
 * The attributes read from a raw item and their types in DuckDB. Always given in full: an empty day then has the
 * right types, and no day's first rows decide the types of the others.
 */
const RAW_COLUMNS: Readonly<Record<string, string>> = {
  ingested_date: SCALAR,
  ingested_at: SCALAR,
  quote_id: SCALAR,
  content: SCALAR,
  author: SCALAR,
  author_slug: SCALAR,
  tag_list: `STRUCT(L ${SCALAR}[], SS VARCHAR[])`,
  character_count: SCALAR,
  added_date: SCALAR,
  modified_date: SCALAR,
  source: SCALAR,
};

/** The `columns` argument of read_json. */
export const READ_RAW_COLUMNS = `{${Object.entries(RAW_COLUMNS)
  .map(([name, type]) => `${sqlName(name)}: ${sqlText(type)}`)
  .join(', ')}}`;
