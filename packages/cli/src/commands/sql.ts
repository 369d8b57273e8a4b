import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withTempFolder } from '@quote-elt/runtime';
import { MODELS, VIEWS } from '@quote-elt/transform';
import { Option } from 'commander';
import { DAY_FORMS, DEFAULT_DAYS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { SQL_EXAMPLES } from '../record/record.ts';
import { requireExportTarget } from '../sql/export-target.ts';
import { factsFiles } from '../sql/facts-files.ts';
import { printRows } from '../sql/print-rows.ts';
import { promptStatements } from '../sql/prompt.ts';
import { exportParquet, queryFacts } from '../sql/query.ts';
import { type AddCommand, examples } from './context.ts';

interface SqlOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly raw?: boolean;
  readonly history?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly parquet?: string;
}

/** `elt sql`: a range of days as tables, for one statement or many. */
export const addSql: AddCommand = (program, { terminal, now, signal }) => {
  withStoreOptions(program.command('sql'))
    .description(`query a range of days; the tables are ${MODELS.map(({ name }) => name).join(', ')}`)
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
          signal,
          warn: terminal.err,
        };
        const factsFor = factsFiles(wish, folder);
        const run = async (sql: string) => {
          const facts = await factsFor(sql);
          if (parquet !== undefined) await exportParquet(facts, sql, parquet, signal);
          else printRows(terminal, await queryFacts(facts, sql, signal), format);
        };
        if (statement !== undefined) await run(statement);
        else if (process.stdin.isTTY)
          await promptStatements(terminal, resolve(options.data), process.stdin, run, signal);
        else await run(await text(addAbortSignal(signal, process.stdin)));
      });
    });
};
