import { resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withTempFolder } from '@quote-elt/runtime';
import { addDays, type CalendarDate, daysBetween } from '@quote-elt/shared';
import { MODELS, ROLES, writeFactsFile } from '@quote-elt/transform';
import { Option } from 'commander';
import { firstKnownDay } from '../gaps/known-days.ts';
import { buildSettings } from '../handlers/handler-env.ts';
import { DAY_FORMS, dayRange } from '../options/day-options.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import { SQL_EXAMPLES } from '../record/record.ts';
import { requireExportTarget } from '../sql/export-target.ts';
import { printRows } from '../sql/print-rows.ts';
import { promptStatements } from '../sql/prompt.ts';
import { exportParquet, queryFacts } from '../sql/query.ts';
import { keptSettings } from '../store/kept-settings.ts';
import { readRecords, type Warn } from '../store/read-records.ts';
import { storePorts } from '../store/store.ts';
import { throttleNotice } from '../store/throttle-notice.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type AddCommand, type CommandContext, examples } from './context.ts';

const DEFAULT_DAYS = 28;

interface SqlOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
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
    .option('--json', 'print rows as JSON')
    .addOption(new Option('--csv', 'print rows as CSV').conflicts('json'))
    .addOption(new Option('--parquet <file>', 'write rows to a Parquet file').conflicts(['json', 'csv']))
    .addHelpText('after', examples(...SQL_EXAMPLES, 'elt sql'))
    .action(async (statement: string | undefined, options: SqlOptions) => {
      const { from, to } = dayRange(options, now(), (last) => addDays(last, 1 - DEFAULT_DAYS));
      const format = options.json ? 'json' : options.csv ? 'csv' : 'table';
      const { parquet } = options;
      if (parquet !== undefined) await requireExportTarget(parquet);
      await withTempFolder(async (folder) => {
        const facts = await factsOf(options, signal, { from, to }, folder, terminal.err);
        const [counted] = await queryFacts(facts, `select count(*) as facts from ${ROLES.facts}`, signal);
        if (counted?.facts === 0)
          terminal.err(`there are no facts from ${from} to ${to}: --from and --to name other days`);
        const run = async (sql: string) => {
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

async function factsOf(
  options: StoreOptions,
  signal: CommandContext['signal'],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  folder: string,
  warn: Warn,
): Promise<string> {
  return withExistingStore(options, async (store) => {
    const { reader, ledger } = storePorts(
      store,
      throttleNotice(warn, () => daysBetween(from, to).length),
    );
    // Days before the first known one have no rows and need not be read.
    const first = (await firstKnownDay(store, from, to)) ?? to;
    const records = await readRecords(ledger, from, to, warn);
    const kept = await keptSettings(store, options, warn);
    return writeFactsFile(
      folder,
      daysBetween(first > from ? first : from, to),
      records,
      { ...buildSettings(store, kept), signal },
      reader,
    );
  });
}
