import type { ListedDay } from '@quote-elt/transform';
import type { Command } from 'commander';
import { WarehouseDiffersError } from '../errors/found-errors.ts';
import { DAY_FORMS } from '../options/day-options.ts';
import { withStoreOptions } from '../options/store-options.ts';
import { eltCommand } from '../store/elt-command.ts';
import { withExistingStore } from '../store/with-store.ts';
import { countOf, formatBytes, formatCount } from '../terminal/format.ts';
import { drawTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { judgedDays, type RangeOptions } from '../warehouse/judged-days.ts';
import { type AddCommand, type CommandContext, examples } from './context.ts';
import { publish } from './warehouse-publish.ts';
import { pull } from './warehouse-pull.ts';

interface WarehouseOptions extends RangeOptions {
  readonly json?: boolean;
}

/** `elt warehouse`: the published days, as they lie in a folder of this machine or in the bucket of a stack. */
export const addWarehouse: AddCommand = (program, context) => {
  const group = program
    .command('warehouse')
    .description('list, verify, pull and complete the published days')
    .addHelpText(
      'after',
      examples('elt warehouse ls', 'elt warehouse verify --stack dev', 'elt warehouse pull --stack dev'),
    );
  const add = (name: string, what: string) =>
    withStoreOptions(group.command(name)).description(what).option('--json', 'print the result as JSON');
  addRange(add('ls', 'show what is published of each day')).action((options: WarehouseOptions) =>
    list(options, context),
  );
  addRange(add('verify', 'compare what is published with the ledger')).action((options: WarehouseOptions) =>
    verify(options, context),
  );
  add('pull', 'get what a stack published since the last pull, so that sql reads it here')
    .addHelpText('after', examples('elt warehouse pull --stack dev'))
    .action((options: WarehouseOptions) => pull(options, context));
  addRange(add('publish', 'transform days again that were done before there was a warehouse, oldest first'))
    .addHelpText('after', examples('elt warehouse publish --from 2026-11-01', 'elt warehouse publish --stack dev'))
    .action((options: WarehouseOptions) => publish(options, context));
};

function addRange(command: Command): Command {
  return command
    .option('--from <day>', `first UTC day, ${DAY_FORMS} (default: the first one known)`)
    .option('--to <day>', 'last UTC day (default: yesterday)');
}

async function list(options: WarehouseOptions, context: CommandContext): Promise<void> {
  const { terminal, now } = context;
  const { days, foreign } = await withExistingStore(options, (store) =>
    judgedDays(store, options, now(), terminal.err),
  );
  if (options.json) terminal.out(JSON.stringify({ days, foreign }));
  else if (days.length === 0)
    terminal.out(
      `no day is published: \`${eltCommand(options, 'transform')}\` transforms and publishes those that are over`,
    );
  else {
    drawDays(terminal, days).forEach(terminal.out);
    const bytes = days.reduce((sum, day) => sum + day.bytes, 0);
    terminal.out(`${countOf(days.length, 'day')}, ${formatBytes(bytes)}`);
  }
  for (const key of foreign) terminal.err(`foreign: ${key}`);
}

function drawDays(terminal: Terminal, days: readonly ListedDay[]) {
  return drawTable(
    terminal,
    [
      { heading: 'day' },
      { heading: 'files', align: 'right' },
      { heading: 'size', align: 'right' },
      { heading: 'beside the ledger', flexible: true },
    ],
    days.map(({ date, objects, bytes, problems }) => [
      date,
      formatCount(objects),
      formatBytes(bytes),
      problems.length === 0 ? 'the same' : problems.map(({ problem, key }) => `${problem}: ${key}`).join(', '),
    ]),
  );
}

async function verify(options: WarehouseOptions, context: CommandContext): Promise<void> {
  const { terminal, now } = context;
  const { days, foreign } = await withExistingStore(options, (store) =>
    judgedDays(store, options, now(), terminal.err),
  );
  const problems = [
    ...days.flatMap((day) => day.problems),
    ...foreign.map((key) => ({ problem: 'foreign' as const, key })),
  ];
  if (options.json) terminal.out(JSON.stringify({ days: days.length, problems }));
  else {
    for (const { problem, key } of problems) terminal.out(`${problem}: ${key}`);
    if (problems.length === 0) terminal.out(`${countOf(days.length, 'day')} published as the ledger says`);
  }
  if (problems.length === 0) return;
  throw new WarehouseDiffersError(problems, eltCommand(options, 'warehouse', 'publish'));
}
