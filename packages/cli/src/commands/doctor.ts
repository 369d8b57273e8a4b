import { checkAccount } from '../doctor/account.ts';
import type { CheckUp } from '../doctor/check-up.ts';
import { checkDeadLetters } from '../doctor/dead-letters.ts';
import { checkMachine } from '../doctor/machine.ts';
import { checkTables } from '../doctor/tables.ts';
import { DoctorError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { onStack, type StoreOptions, withStoreOptions } from '../store/store-options.ts';
import { withStore } from '../store/with-store.ts';
import { dim, green, red, yellow } from '../terminal/line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

interface DoctorOptions extends StoreOptions {
  readonly json?: boolean;
}

/** `elt doctor`: is everything there, and is it well? */
export const addDoctor: AddCommand = (program, { terminal, now }) => {
  withStoreOptions(program.command('doctor'))
    .description('look at this machine and the tables, and say what to do where something is wrong')
    .option('--json', 'print the lines as JSON')
    .addHelpText('after', examples('elt doctor', 'elt doctor --stack dev --json'))
    .action(async (options: DoctorOptions) => {
      const machine = await checkMachine(options.data);
      const writable = machine.find(({ name }) => name === 'data folder')?.status === 'ok';
      const store = writable ? await withStore(options, (opened) => checkStore(opened, options.stack, now)) : [];
      const lines = [...machine, ...store];
      if (options.json) terminal.out(JSON.stringify(lines));
      else for (const line of lines) show(terminal, line);
      const failed = lines.filter(({ status }) => status === 'fail').map(({ name }) => name);
      if (failed.length > 0) throw new DoctorError(failed);
    });
};

async function checkStore(store: Store, stack: string | undefined, now: () => Date): Promise<CheckUp[]> {
  return [
    ...(stack === undefined ? [] : await checkAccount(store.client, store.tables.raw, now)),
    ...(await checkTables(store.client, store.tables, now())),
    await checkDeadLetters(store.deadLetters, onStack(stack === undefined ? {} : { stack })),
  ];
}

function show(terminal: Terminal, { name, status, message, hint }: CheckUp): void {
  const paint = { ok: green, warn: yellow, fail: red }[status];
  terminal.out([paint(status.padEnd(4)), `  ${name.padEnd(16)}  ${message}`]);
  if (hint !== '') terminal.out([' '.repeat(24), dim(hint)]);
}
