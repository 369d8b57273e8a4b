import { LOCAL_TABLES } from '@quote-elt/local';
import type { CheckUp } from '../doctor/check-up.ts';
import { checkMachine } from '../doctor/machine.ts';
import { checkTables } from '../doctor/tables.ts';
import { DoctorError } from '../errors.ts';
import { DEFAULT_DATA_FOLDER, withLocalStore } from '../local-store.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface DoctorOptions {
  readonly data: string;
  readonly json?: boolean;
}

/** `elt doctor`: is everything there, and is it well? */
export const addDoctor: AddCommand = (program, { terminal, now }) => {
  program
    .command('doctor')
    .description('look at this machine and the tables, and say what to do where something is wrong')
    .option('--data <folder>', 'where the tables are kept', DEFAULT_DATA_FOLDER)
    .option('--json', 'print the lines as JSON')
    .addHelpText('after', examples('elt doctor', 'elt doctor --json'))
    .action(async (options: DoctorOptions) => {
      const machine = await checkMachine(options.data);
      const writable = machine.find(({ name }) => name === 'data folder')?.status === 'ok';
      const tables = writable
        ? await withLocalStore(options.data, ({ client }) => checkTables(client, LOCAL_TABLES, now()))
        : [];
      const lines = [...machine, ...tables];
      if (options.json) terminal.out(JSON.stringify(lines));
      else for (const line of lines) show(terminal, line);
      const failed = lines.filter(({ status }) => status === 'fail').map(({ name }) => name);
      if (failed.length > 0) throw new DoctorError(failed);
    });
};

function show(terminal: Terminal, { name, status, message, hint }: CheckUp): void {
  const { green, yellow, red, dim } = terminal.colors;
  const paint = { ok: green, warn: yellow, fail: red }[status];
  terminal.out(`${paint(status.padEnd(4))}  ${name.padEnd(16)}  ${message}`);
  if (hint !== '') terminal.out(`      ${' '.repeat(16)}  ${dim(hint)}`);
}
