import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/program.ts';
import { capturedTerminal, NOW } from '../support.ts';

const { terminal } = capturedTerminal(100);
const again = async () => ({ out: [], err: [] });
const program = createProgram({ terminal, now: () => NOW, signal: new AbortController().signal, again });

const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];

/** What the help of a command says of each option. */
const described = allOf(program).flatMap((command) => {
  const help = command.createHelp();
  return command.options.map((option) => [command.name(), option.flags, help.optionDescription(option)] as const);
});

test('the help of each option says one default at most, and no place on this machine', () => {
  expect(described.filter(([, flags]) => flags === '--models <folder>')).toEqual([
    ['dev', '--models <folder>', 'the models to watch (default: those of this folder)'],
    ['diff', '--models <folder>', 'the models after (default: those of this folder, as they are now)'],
  ]);
  for (const [command, flags, text] of described) {
    const told = { command, flags, defaults: text.match(/default:/g)?.length ?? 0 };
    expect(told.defaults, `${command} ${flags}: ${text}`).toBeLessThanOrEqual(1);
    expect(text).not.toContain(process.cwd().slice(0, -'packages/cli'.length));
  }
});
