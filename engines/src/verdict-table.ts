import Table from 'cli-table3';
import type { Verdict } from './verdict.ts';

/** The verdicts as a table. */
export function verdictTable(engine: string, verdicts: readonly Verdict[]): string {
  const table = new Table({
    head: ['compared', 'rows', 'DuckDB', engine, 'identical'],
    colAligns: ['left', 'right', 'right', 'right', 'left'],
    style: { compact: true, head: [], border: [] },
  });
  for (const { name, rows, duckdb_ms, engine_ms, identical } of verdicts) {
    table.push([name, rows.toLocaleString('en-US'), `${duckdb_ms} ms`, `${engine_ms} ms`, identical ? 'yes' : 'NO']);
  }
  return table.toString();
}
