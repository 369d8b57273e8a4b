import { resolve } from 'node:path';
import { withTempFolder } from '@quote-elt/runtime';
import { VIEWS } from '@quote-elt/transform';
import { type Command, Option } from 'commander';
import { requireAthenaChoices } from '../athena/athena-choices.ts';
import { DAY_FORMS, DEFAULT_DAYS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { SQL_EXAMPLES } from '../record/record.ts';
import { duckDbEngine } from '../sql/duckdb-engine.ts';
import { eachStatement } from '../sql/each-statement.ts';
import { requireExportTarget } from '../sql/export-target.ts';
import { factsFiles } from '../sql/facts-files.ts';
import { ROWS_SHOWN } from '../sql/print-rows.ts';
import { TABLE_NAMES } from '../tables/known-tables.ts';
import { type AddCommand, examples } from './context.ts';

interface SqlOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly raw?: boolean;
  readonly history?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly parquet?: string;
  readonly engine: 'duckdb' | 'athena';
}

/** `elt sql`: a range of days as tables, for one statement or many. */
export const addSql: AddCommand = (program, { terminal, now, signal }) => {
  withStoreOptions(program.command('sql'))
    .description(`query a range of days, the ledger and the history; the tables are ${TABLE_NAMES.join(', ')}`)
    .argument('[statement]', 'one statement (default: from stdin, or a prompt on a terminal)')
    .option('--from <day>', `first UTC day, ${DAY_FORMS} (default: ${DEFAULT_DAYS} days up to --to)`)
    .option('--to <day>', 'last UTC day (default: yesterday)')
    .addOption(
      new Option(
        '--history',
        `query every published day: the marts, ${VIEWS.map(({ name }) => name).join(', ')}`,
      ).conflicts(['raw', 'from', 'to']),
    )
    .option('--raw', 'build every day from its raw rows, also where it is published')
    .option('--all', `print every row of a table on a terminal too, not the first ${ROWS_SHOWN} alone`)
    .addOption(
      new Option('--engine <name>', 'what runs it: DuckDB here, or the Athena of a stack with a warehouse')
        .choices(['duckdb', 'athena'])
        .default('duckdb'),
    )
    .option('--json', 'print rows as JSON')
    .addOption(new Option('--csv', 'print rows as CSV').conflicts('json'))
    .addOption(new Option('--parquet <file>', 'write rows to a Parquet file').conflicts(['json', 'csv']))
    .addHelpText('after', examples(...SQL_EXAMPLES, 'elt sql'))
    .action(async (statement: string | undefined, options: SqlOptions, command: Command) => {
      const format = options.json ? 'json' : options.csv ? 'csv' : 'table';
      const all = options.all === true || format !== 'table' || !terminal.watched;
      const place = { terminal, signal, folder: resolve(options.data), all };
      if (options.engine === 'athena') {
        const where = { ...options, stack: requireAthenaChoices(command) };
        // The client of Athena is slow to load.
        const { athenaEngine } = await import('../athena/athena-engine.ts');
        const { withAthena } = await import('../athena/with-athena.ts');
        return withAthena(where, terminal, (query) =>
          eachStatement(statement, place, athenaEngine(query, format, terminal)),
        );
      }
      const { from, to } = dayRange(options, now());
      const { parquet, raw = false, history = false } = options;
      if (parquet !== undefined) await requireExportTarget(parquet);
      await withTempFolder(async (folder) => {
        const files = factsFiles({ where: options, from, to, raw, history, warn: terminal.err }, folder);
        await eachStatement(statement, place, duckDbEngine(files, { parquet, format, terminal }));
      });
    });
};
