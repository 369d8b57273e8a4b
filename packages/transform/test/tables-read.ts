import { isObject } from '@quote-elt/runtime';
import { sqlText } from '../src/duckdb/sql-text.ts';
import type { Database } from '../src/duckdb/with-database.ts';

/** The tables that a select really reads, sorted, by DuckDB's own parser; names that the select itself defines are left out. */
export async function tablesRead(db: Database, sql: string): Promise<string[]> {
  const [row] = await db.rows(`select json_serialize_sql(${sqlText(sql)})::varchar as tree`);
  const tree: unknown = JSON.parse(String(row?.tree));
  const tables = new Set<string>();
  collect(tree, new Set(), tables);
  return [...tables].sort();
}

/** A common table expression hides a table of its name from what follows it, but may itself read that table. */
function collect(node: unknown, defined: ReadonlySet<string>, tables: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) collect(child, defined, tables);
    return;
  }
  if (!isObject(node)) return;
  if (node.type === 'BASE_TABLE' && typeof node.table_name === 'string' && !defined.has(node.table_name)) {
    tables.add(node.table_name);
  }
  const visible = new Set(defined);
  for (const { key, value } of ctesOf(node)) {
    collect(value, visible, tables);
    visible.add(key);
  }
  for (const [name, child] of Object.entries(node)) {
    if (name !== 'cte_map') collect(child, visible, tables);
  }
}

function ctesOf(node: Record<string, unknown>): { key: string; value: unknown }[] {
  const map = isObject(node.cte_map) ? node.cte_map.map : undefined;
  if (!Array.isArray(map)) return [];
  return map.flatMap((entry: unknown) =>
    isObject(entry) && typeof entry.key === 'string' ? [{ key: entry.key, value: entry.value }] : [],
  );
}
