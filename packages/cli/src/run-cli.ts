import { CommanderError } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { describeError, exitCodeOf, UsageError } from './errors.ts';
import { createProgram } from './program.ts';

/** Runs one command line and gives its exit code: 0 done, 1 it ran and found a problem, 2 wrong usage or configuration. */
export async function runCli(argv: readonly string[], context: CommandContext): Promise<number> {
  const program = createProgram(context);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const told = error instanceof CommanderError ? usageErrorOf(error, argv) : error;
    for (const line of describeError(told, argv.includes('--debug'))) context.terminal.err(line);
    return exitCodeOf(told);
  }
}

function usageErrorOf(error: CommanderError, argv: readonly string[]): UsageError {
  const command = argv.find((word) => !word.startsWith('-'));
  const help =
    error.code === 'commander.unknownCommand' || command === undefined ? 'elt --help' : `elt ${command} --help`;
  const what = error.code === 'commander.help' ? 'no command given' : error.message.replace(/^error: /, '');
  return new UsageError(what.replaceAll('\n', ' '), `see pnpm ${help}`, error);
}
