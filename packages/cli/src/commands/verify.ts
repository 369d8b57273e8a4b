import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dynamoDbLedger, dynamoDbRowReader, type MartVerdict, type Row, verifyDay } from '@quote-elt/transform';
import { VerifyError } from '../errors.ts';
import {
  BUILD_SETTINGS,
  DEFAULT_DATA_FOLDER,
  LOCAL_TABLE_ENV,
  warehouseFolder,
  withLocalStore,
} from '../local-store.ts';
import { closedDay, yesterday } from '../options.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface VerifyOptions {
  readonly date?: string;
  readonly data: string;
  readonly json?: boolean;
}

/** `elt verify`: is what was published still what the raw rows say? */
export const addVerify: AddCommand = (program, { terminal, now }) => {
  program
    .command('verify')
    .description('rebuild a day from its raw rows and compare each mart with the ledger')
    .option('--date <day>', 'the closed UTC day to verify (default: yesterday)')
    .option('--data <folder>', 'where the tables are kept', DEFAULT_DATA_FOLDER)
    .option('--json', 'print the verdicts as JSON')
    .addHelpText('after', examples('elt verify', 'elt verify --date 2026-11-22 --json'))
    .action(async (options: VerifyOptions) => {
      const date = options.date === undefined ? yesterday(now()) : closedDay('--date', options.date, now());
      const folder = warehouseFolder(options.data, date);
      const fileOf = (mart: string) => {
        const file = join(folder, `${mart}.parquet`);
        return existsSync(file) ? file : undefined;
      };
      const marts = await withLocalStore(options.data, ({ client }) => {
        const reader = dynamoDbRowReader(client, LOCAL_TABLE_ENV.ELT_RAW_TABLE);
        const ledger = dynamoDbLedger(client, LOCAL_TABLE_ENV.ELT_RUNS_TABLE);
        return verifyDay(date, BUILD_SETTINGS, { reader, ledger }, { folder, fileOf });
      });
      if (options.json) terminal.out(JSON.stringify({ date, marts }));
      else for (const verdict of marts) show(terminal, verdict);
      const different = marts.filter(({ identical }) => !identical).map(({ name }) => name);
      if (different.length > 0) throw new VerifyError(date, different);
    });
};

function show(terminal: Terminal, verdict: MartVerdict): void {
  const { green, red } = terminal.colors;
  if (verdict.identical) {
    terminal.out(`${green('✔')} ${verdict.name.padEnd(12)} identical  ${verdict.actual_sha256.slice(0, 16)}`);
    return;
  }
  const expected = verdict.expected_sha256?.slice(0, 16) ?? 'nothing';
  terminal.out(
    `${red('✘')} ${verdict.name.padEnd(12)} differs: recorded ${expected}, rebuilt ${verdict.actual_sha256.slice(0, 16)}`,
  );
  const line = (sign: string) => (row: Row) =>
    terminal.out(`  ${sign} ${JSON.stringify(row)}`.slice(0, terminal.width));
  verdict.published_only.forEach(line('-'));
  verdict.rebuilt_only.forEach(line('+'));
}
