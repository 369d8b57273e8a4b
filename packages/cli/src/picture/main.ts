import { describeError, exitCodeOf } from '../errors/describe-error.ts';
import { InterruptedError, type StopSignal } from '../errors/interrupted-error.ts';
import { processTerminal } from '../terminal/process-terminal.ts';
import { stopOnSignals } from '../terminal/stop-on-signals.ts';
import { drawPicture } from './draw-picture.ts';

const argv = process.argv.slice(2);
const stop = new AbortController();
const terminal = processTerminal(() => stop.abort('SIGPIPE' satisfies StopSignal));
stopOnSignals(stop, terminal);
try {
  await drawPicture(argv, terminal.out, stop.signal);
} catch (error) {
  const told = stop.signal.aborted ? new InterruptedError(stop.signal, undefined, error) : error;
  describeError(told, argv.includes('--debug')).forEach(terminal.err);
  process.exitCode = exitCodeOf(told);
}
