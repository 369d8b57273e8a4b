import { type Command, CommanderError } from 'commander';
import { createColors } from 'picocolors';
import type { CommandContext } from './commands/context.ts';
import { describeError, exitCodeOf } from './errors/describe-error.ts';
import { InterruptedError } from './errors/interrupted-error.ts';
import { UsageError } from './errors/usage-error.ts';
import type { StoreOptions } from './options/store-options.ts';
import { createProgram } from './program.ts';
import { commandHint } from './store/command-hint.ts';
import { type Line, renderLine } from './terminal/line.ts';

/** What a command line is given; that it can run others is its own affair. */
export type CliContext = Omit<CommandContext, 'again'>;

/** Runs one command line and gives its exit code: 0 done, 1 it ran and found a problem, 2 wrong usage or configuration. */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  const program = createProgram({ ...context, again: linesOfOthers(context) });
  let where: StoreOptions | undefined;
  program.hook('preAction', (_program, command) => {
    where = command.opts<StoreOptions>();
  });
  try {
    requireHelpSubject(program, argv);
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof CommanderError && error.code === 'commander.help') {
      (commandOf(program, argv) ?? program).outputHelp();
      return 0;
    }
    const told = toldError(error, argv, context.signal, program);
    // Nobody reads the output any more, so nobody is told.
    const quiet = told instanceof InterruptedError && told.signal === 'SIGPIPE';
    const hint = where === undefined ? undefined : commandHint(told, where);
    if (!quiet) describeError(told, argv.includes('--debug'), hint).forEach(context.terminal.err);
    return exitCodeOf(told);
  }
}

/** Runs command lines in a context, each until its signal is aborted, and gives the lines that they write. */
export function linesOfOthers(context: CliContext): CommandContext['again'] {
  return async (argv, signal) => {
    const plain = (line: Line) => renderLine(line, createColors(false));
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = {
      ...context.terminal,
      interactive: false,
      watched: false,
      out: (line: Line) => void out.push(plain(line)),
      err: (line: Line) => void err.push(plain(line)),
    };
    await runCli(argv, { ...context, signal, terminal });
    return { out, err };
  };
}

/** The error that is shown: a command that was stopped shows that it was stopped, whatever it threw. */
function toldError(error: unknown, argv: readonly string[], signal: AbortSignal, program: Command): unknown {
  if (error instanceof CommanderError) return usageErrorOf(error, commandOf(program, argv));
  if (!signal.aborted || error instanceof InterruptedError) return error;
  return new InterruptedError(signal, undefined, error);
}

/** `elt help x` shows the help of a command; where there is no such command, commander would show the help of all. */
function requireHelpSubject({ commands }: Command, [help, subject]: readonly string[]): void {
  if (help !== 'help' || subject === undefined || subject.startsWith('-')) return;
  if (![...commands.map((command) => command.name()), 'help'].includes(subject))
    throw new UsageError(`unknown command '${subject}'`, 'see pnpm elt --help');
}

/** The command that a command line names, within its group if it is of one, or undefined if there is none. */
function commandOf({ commands }: Command, argv: readonly string[]): Command | undefined {
  const [named, ...others] = argv.filter((word) => !word.startsWith('-'));
  const command = commands.find((each) => each.name() === named);
  return command === undefined ? undefined : (commandOf(command, others) ?? command);
}

/** The words that name a command, with those of its group. */
function wordsOf(command: Command): string {
  return command.parent?.parent == null ? command.name() : `${wordsOf(command.parent)} ${command.name()}`;
}

function usageErrorOf(error: CommanderError, command: Command | undefined): UsageError {
  const help = command === undefined ? 'elt --help' : `elt ${wordsOf(command)} --help`;
  const what = error.message.replace(/^error: /, '');
  return new UsageError(what.replaceAll('\n', ' '), `see pnpm ${help}`, error);
}
