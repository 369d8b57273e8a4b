import { accountChecks, checkClock } from '../doctor/account.ts';
import { type CheckUp, checkInTurn, checkUp } from '../doctor/check-up.ts';
import { checkDeadLetters } from '../doctor/dead-letters.ts';
import { checkMachine } from '../doctor/machine.ts';
import { checkSettings } from '../doctor/settings.ts';
import { checkLastRuns, checkLastTick, checkTables } from '../doctor/tables.ts';
import { DoctorError } from '../errors/found-errors.ts';
import { type StoreOptions, withStoreOptions } from '../options/store-options.ts';
import type { Warn } from '../store/read-records.ts';
import { storePorts } from '../store/store.ts';
import { withStore } from '../store/with-store.ts';
import { dim, green, red, yellow } from '../terminal/line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type AddCommand, examples } from './context.ts';

/** Parts of the machine without which the tables cannot be opened. */
const NEEDED = ['loopback', 'data folder', 'temporary folder'];

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
      const machine = await checkMachine(options);
      const isUsable = machine.every(({ name, status }) => status === 'ok' || !NEEDED.includes(name));
      const lines = [...machine, ...(isUsable ? await checkStore(options, now, terminal.err) : [])];
      if (options.json) terminal.out(JSON.stringify(lines));
      else for (const line of lines) show(terminal, line);
      const failed = lines.filter(({ status }) => status === 'fail').map(({ name }) => name);
      if (failed.length > 0) throw new DoctorError(failed);
    });
};

/** Looks at the tables; where one cannot be reached, nothing else is said of them. */
async function checkStore(where: StoreOptions, now: () => Date, warn: Warn): Promise<CheckUp[]> {
  let lines: CheckUp[] = [];
  const opened = await checkUp('tables', 'look at what it says, then run doctor again', async () => {
    lines = await withStore(where, async (store) => {
      const { client, tables, deadLetters } = store;
      const causes = await checkInTurn([
        ...(where.stack === undefined ? [] : accountChecks(client)),
        () => checkTables(client, tables, where),
      ]);
      if (causes.some(({ status }) => status === 'fail')) return causes;
      const { line, kept } = await checkSettings(store, where);
      causes.push(line);
      if (line.status === 'fail') return causes;
      return [
        ...causes,
        ...(where.stack === undefined ? [] : [await checkClock(client, tables.raw, now)]),
        await checkLastTick(store, where, { tickSeconds: kept.tick_seconds, now: now() }),
        await checkLastRuns(store, storePorts(store).ledger, where, now(), warn),
        await checkDeadLetters(deadLetters, where),
      ];
    });
    return { message: '' };
  });
  return opened.status === 'fail' ? [opened] : lines;
}

function show(terminal: Terminal, { name, status, message, hint }: CheckUp): void {
  const paint = { ok: green, warn: yellow, fail: red }[status];
  terminal.out([paint(status.padEnd(4)), `  ${name.padEnd(16)}  ${message}`]);
  if (hint !== '') terminal.out([' '.repeat(24), dim(hint)]);
}
