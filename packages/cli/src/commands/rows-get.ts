import { type Command, Option } from 'commander';
import { begunDay, LAST } from '../options/day-options.ts';
import type { StoreOptions } from '../options/store-options.ts';
import { queryRows } from '../rows/query-rows.ts';
import { rowLine } from '../rows/row-line.ts';
import { type RowChoice, wantedRows } from '../rows/wanted-rows.ts';
import { ROWS_SHOWN } from '../sql/print-rows.ts';
import { namedDay } from '../store/read-records.ts';
import { storePorts } from '../store/store.ts';
import { withExistingStore } from '../store/with-store.ts';
import { type CommandContext, examples } from './context.ts';

interface GetOptions extends StoreOptions, RowChoice {
  readonly date: string;
  readonly all?: boolean;
}

/** `elt rows get`: raw rows as they lie in the table, one JSON object a line. */
export function addRowsGet(command: Command, { terminal, now, signal }: CommandContext): void {
  command
    .description('print raw rows as they lie in the table, one JSON object a line')
    .requiredOption(
      '--date <day>',
      `the UTC day, as 2026-11-22, today, yesterday or -2d, or ${LAST} for the newest recorded one`,
    )
    .option('--tick <instant>', 'only the rows of this tick, as 18:59 or with the day and a zone')
    .addOption(new Option('--key <text>', 'only the row with this ingested_at').conflicts('tick'))
    .option('--all', `print every row on a terminal too, not the first ${ROWS_SHOWN} alone`)
    .addHelpText(
      'after',
      examples('elt rows get --date yesterday --tick 18:59', 'elt rows get --date last > rows.jsonl'),
    )
    .action(async (options: GetOptions) => {
      const given = options.date === LAST ? LAST : begunDay('--date', options.date, now());
      const limit = terminal.watched && options.all !== true ? ROWS_SHOWN : Number.POSITIVE_INFINITY;
      await withExistingStore(options, async (store) => {
        const date = await namedDay(given, storePorts(store).ledger, options, terminal.err);
        let shown = 0;
        for await (const item of queryRows(store, wantedRows(date, options))) {
          signal.throwIfAborted();
          if (shown === limit) return terminal.err(`the first ${limit} rows; --all prints every row, --tick some`);
          terminal.out(rowLine(item));
          shown++;
        }
        if (shown === 0) terminal.err(`there is no such row on ${date}`);
      });
    });
}
