import { UsageError } from '../errors/usage-error.ts';
import type { StatementEngine } from '../sql/each-statement.ts';
import { printRows, type RowFormat } from '../sql/print-rows.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AthenaQuery } from './with-athena.ts';

/** Runs statements on the Athena of a stack, and prints behind the rows of each what it scanned and cost. */
export function athenaEngine(query: AthenaQuery, format: RowFormat, terminal: Terminal): StatementEngine {
  return {
    async run(sql, { limit, seeAll }, signal) {
      const { rows, scanned } = await query(sql, signal);
      printRows(terminal, { rows: rows.slice(0, limit), more: Math.max(0, rows.length - limit) }, format, seeAll);
      terminal.err(scanned);
    },
    describe: () =>
      Promise.reject(new UsageError('.schema tells of the tables of DuckDB', 'ask Athena: show columns from <table>;')),
  };
}
