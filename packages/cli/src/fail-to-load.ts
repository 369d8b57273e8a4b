import { describeError, exitCodeOf } from './errors/describe-error.ts';
import { processTerminal } from './terminal/process-terminal.ts';

/** Tells why the command line could not be loaded; the process then ends by the code of that error. */
export function failToLoad(error: unknown, argv: readonly string[]): void {
  describeError(error, argv.includes('--debug')).forEach(processTerminal(() => undefined).err);
  process.exitCode = exitCodeOf(error);
}
