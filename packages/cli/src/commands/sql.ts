import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withTempFolder } from '@quote-elt/runtime';
import { VIEWS } from '@quote-elt/transform';
import { Option } from 'commander';
import { DAY_FORMS, DEFAULT_DAYS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { SQL_EXAMPLES } from '../record/record.ts';
import { requireExportTarget } from '../sql/export-target.ts';
import { factsFiles, type TableFiles } from '../sql/facts-files.ts';
import { onTables } from '../sql/on-tables.ts';
import { printRows, ROWS_SHOWN } from '../sql/print-rows.ts';
import { promptStatements } from '../sql/prompt.ts';
import { openHistory } from '../sql/prompt-history.ts';
import { exportParquet, queryFacts } from '../sql/query.ts';
import { UNKNOWN_TABLES } from '../sql/tables-read.ts';
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
    .option('--json', 'print rows as JSON')
    .addOption(new Option('--csv', 'print rows as CSV').conflicts('json'))
    .addOption(new Option('--parquet <file>', 'write rows to a Parquet file').conflicts(['json', 'csv']))
    .addHelpText('after', examples(...SQL_EXAMPLES, 'elt sql'))
    .action(async (statement: string | undefined, options: SqlOptions) => {
      const { from, to } = dayRange(options, now());
      const format = options.json ? 'json' : options.csv ? 'csv' : 'table';
      const { parquet } = options;
      if (parquet !== undefined) await requireExportTarget(parquet);
      await withTempFolder(async (folder) => {
        const wish = {
          where: options,
          from,
          to,
          raw: options.raw ?? false,
          history: options.history ?? false,
          warn: terminal.err,
        };
        const filesFor = factsFiles(wish, folder);
        let all = options.all === true || format !== 'table' || !terminal.watched;
        const atPrompt = statement === undefined && process.stdin.isTTY;
        const seeAll = atPrompt ? '.all shows every row' : '--all prints every row';
        const run = (sql: string, stop: AbortSignal) => {
          const use = async (files: TableFiles) => {
            if (parquet !== undefined) return exportParquet(files, sql, parquet, stop);
            const limit = all ? Number.POSITIVE_INFINITY : ROWS_SHOWN;
            printRows(terminal, await queryFacts(files, sql, { limit, signal: stop }), format, seeAll);
          };
          return onTables(filesFor, sql, stop, use);
        };
        if (statement !== undefined) await run(statement, signal);
        else if (atPrompt) {
          const history = await openHistory(resolve(options.data));
          await promptStatements(
            { terminal, input: process.stdin, history, signal },
            {
              run,
              describe: (sql, stop) =>
                onTables(
                  filesFor,
                  sql,
                  stop,
                  async (files) => (await queryFacts(files, sql, { signal: stop })).rows,
                  UNKNOWN_TABLES,
                ),
              showAll: () => {
                all = true;
              },
            },
          );
        } else await run(await text(addAbortSignal(signal, process.stdin)), signal);
      });
    });
};
