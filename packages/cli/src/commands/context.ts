import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly now: () => Date;
  /** Ctrl-C aborts it. */
  readonly signal: AbortSignal;
  /** Runs another command line until the signal is aborted, and gives the lines that it writes instead of writing them. */
  readonly again: (argv: readonly string[], signal: AbortSignal) => Promise<WrittenLines>;
}

/** What a command wrote, without colour. */
interface WrittenLines {
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Adds one command to the program; its action fails by throwing. */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** A section of `--help`. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ pnpm ${line}`).join('\n')}\n`;
}
