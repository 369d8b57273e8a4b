import { removeTempFolders } from '@quote-elt/runtime';
import type { StopSignal } from '../errors/interrupted-error.ts';
import { END_OF_BAR } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** A command that is asked to stop has so long to end by itself, in milliseconds. */
const GRACE_MS = 3000;

/**
 * Asks the command to stop at the first Ctrl-C, SIGTERM or SIGHUP. What does not end in time, or is asked twice, is ended as
 * the system does it, without its temporary folders.
 */
export function stopOnSignals(stop: AbortController, { interactive }: Pick<Terminal, 'interactive'>): void {
  const end = (signal: StopSignal) => {
    removeTempFolders();
    if (interactive) process.stderr.write(END_OF_BAR);
    // The process ends by the signal itself, so that a shell sees which one it was.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) end(signal);
      stop.abort(signal);
      setTimeout(end, GRACE_MS, signal).unref();
    });
  }
}
