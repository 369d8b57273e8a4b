import { countOf } from '../terminal/format.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { StatementEngine } from './each-statement.ts';
import type { FilesFor } from './facts-files.ts';
import { onTables } from './on-tables.ts';
import { printRows, type RowFormat } from './print-rows.ts';
import { exportParquet, queryFacts } from './query.ts';
import { UNKNOWN_TABLES } from './tables-read.ts';

/** Where the rows of statements go. */
interface RowsTarget {
  /** The file that they are written to, in place of the terminal. */
  readonly parquet: string | undefined;
  readonly format: RowFormat;
  readonly terminal: Terminal;
}

/** Runs statements in DuckDB over the files of the tables that each of them reads. */
export function duckDbEngine(files: FilesFor, { parquet, format, terminal }: RowsTarget): StatementEngine {
  return {
    run: (sql, { limit, seeAll }, signal) =>
      onTables(files, sql, signal, async (tables) => {
        if (parquet !== undefined) {
          const rows = await exportParquet(tables, sql, parquet, signal);
          terminal.err(`${countOf(rows, 'row')} to ${parquet}`);
        } else printRows(terminal, await queryFacts(tables, sql, { limit, signal }), format, seeAll);
      }),
    describe: (sql, signal) =>
      onTables(files, sql, signal, async (tables) => (await queryFacts(tables, sql, { signal })).rows, UNKNOWN_TABLES),
  };
}
