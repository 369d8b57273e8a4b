import type { DuckDBResult, Json } from '@duckdb/node-api';
import { jsonValue, type Row } from './json-value.ts';

/** The first rows of a result, and how many there are besides. */
export interface FirstRows {
  readonly rows: readonly Row[];
  readonly more: number;
}

/** The first rows of a result that is streamed; what comes after them is counted and let go. */
export async function firstRowsOf(result: DuckDBResult, limit: number): Promise<FirstRows> {
  const names = result.deduplicatedColumnNames();
  const rows: Row[] = [];
  let count = 0;
  for await (const chunk of result) {
    const wanted = Math.min(chunk.rowCount, limit - rows.length);
    count += chunk.rowCount;
    if (wanted > 0) rows.push(...rowsOf(names, chunk.convertRows(jsonValue).slice(0, wanted)));
  }
  return { rows, more: count - rows.length };
}

/** Rows by the names of their columns. */
export function rowsOf(names: readonly string[], rows: readonly (readonly (Json | null)[])[]): Row[] {
  // An assignment would lose a column that is called `__proto__`.
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i] ?? '', value])));
}
