import type { DuckDBResult, Json } from '@duckdb/node-api';
import { RowTooLongError } from '../errors/errors.ts';
import { jsonValue, type Row } from './json-value.ts';

/** The first rows of a result, and how many there are besides. */
export interface FirstRows {
  readonly rows: readonly Row[];
  readonly more: number;
}

/** How much of a result is kept. */
export interface RowBounds {
  /** Rows at most. */
  readonly limit: number;
  /** Characters of these rows as JSON at most; without it they are not counted. */
  readonly characters?: number | undefined;
  /** Once it is aborted, what was read so far is no answer. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The first rows of a result that is streamed, one by one until a bound is reached; what comes after them is counted and let go.
 * Throws RowTooLongError where the first row alone has too many characters, and the reason of the signal once it is aborted.
 */
export async function firstRowsOf(result: DuckDBResult, { limit, characters, signal }: RowBounds): Promise<FirstRows> {
  const names = result.deduplicatedColumnNames();
  const rows: Row[] = [];
  let count = 0;
  let left = characters ?? Number.POSITIVE_INFINITY;
  for await (const chunk of result) {
    for (let i = 0; i < chunk.rowCount && left > 0 && rows.length < limit; i++) {
      const converted = rowsOf(names, [chunk.convertRowValues(i, jsonValue)]);
      const length = characters === undefined ? 0 : JSON.stringify(converted[0]).length;
      left -= length;
      if (left >= 0) rows.push(...converted);
      else if (rows.length === 0) throw new RowTooLongError(length);
    }
    count += chunk.rowCount;
  }
  // A statement that is interrupted between two chunks ends as if there were no further one.
  signal?.throwIfAborted();
  return { rows, more: count - rows.length };
}

/** Rows by the names of their columns. */
export function rowsOf(names: readonly string[], rows: readonly (readonly (Json | null)[])[]): Row[] {
  // An assignment would lose a column that is called `__proto__`.
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i] ?? '', value])));
}
