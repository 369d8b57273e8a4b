import { CalendarDate, type RunRecord } from '@quote-elt/shared';
import { dynamoDbLedger } from '@quote-elt/transform';
import { DEFAULT_DATA_FOLDER, LOCAL_TABLE_ENV, withLocalStore } from '../local-store.ts';
import { formatCount, formatNumber, formatShare } from '../terminal/format.ts';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface RunsOptions {
  readonly data: string;
  readonly json?: boolean;
}

const BEGINNING = CalendarDate.parse('2000-01-01');
const END = CalendarDate.parse('2999-12-31');

/** `elt runs`: the ledger, newest day first. */
export const addRuns: AddCommand = (program, { terminal }) => {
  program
    .command('runs')
    .description('show the ledger: one line for each day transformed')
    .option('--data <folder>', 'where the tables are kept', DEFAULT_DATA_FOLDER)
    .option('--json', 'print the records as JSON')
    .addHelpText('after', examples('elt runs', 'elt runs --json'))
    .action(async (options: RunsOptions) => {
      const records = await withLocalStore(options.data, ({ client }) =>
        dynamoDbLedger(client, LOCAL_TABLE_ENV.ELT_RUNS_TABLE).list(BEGINNING, END),
      );
      if (options.json) terminal.out(JSON.stringify(records));
      else if (records.length === 0) terminal.out('no day is recorded yet: `pnpm demo --keep` makes one');
      else terminal.out(drawRuns(terminal, records.reverse()));
    });
};

function drawRuns(terminal: Terminal, records: readonly RunRecord[]): string {
  return drawTable(
    terminal,
    [
      { heading: 'day' },
      { heading: 'status' },
      { heading: 'rows', align: 'right' },
      { heading: 'rejected', align: 'right' },
      { heading: 'complete', align: 'right' },
      { heading: 'distinct', align: 'right' },
      { heading: 'variance', align: 'right' },
      { heading: 'checks', flexible: true },
    ],
    records.map((record) => [
      record.run_date,
      record.status,
      formatCount(record.rows),
      formatCount(record.rejected),
      formatShare(record.completeness),
      formatCount(record.stats?.distinct_quotes ?? 0),
      formatNumber(record.stats?.variance ?? 0),
      record.error ?? `${record.checks.filter(({ status }) => status === 'passed').length} passed`,
    ]),
  );
}
