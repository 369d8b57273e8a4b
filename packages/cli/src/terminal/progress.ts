import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** Shows how far long work has come. */
export interface Progress {
  step(): void;
  stop(): void;
}

/** Lets long lines wrap again, for a process that ends in the middle of a bar. */
export const END_OF_BAR = '\u001b[?7h';

/** Without a terminal, a plain line is written each time another such part of the work is done. */
const PLAIN_LINES = 4;

/** A progress bar on a terminal, a few plain lines elsewhere; both on stderr. */
export function startProgress(
  terminal: Terminal,
  label: string,
  total: number,
  stream: NodeJS.WritableStream = process.stderr,
): Progress {
  return terminal.interactive ? barProgress(terminal, label, total, stream) : plainProgress(terminal, label, total);
}

/** What stands beside the bar, in columns, and the shortest bar that shows something. */
const BESIDE_BAR = 38;
const MIN_BAR = 10;

function barProgress({ errWidth }: Terminal, label: string, total: number, stream: NodeJS.WritableStream): Progress {
  const room = errWidth - label.length - BESIDE_BAR;
  const bar = new SingleBar(
    {
      // A bar that is wider than its line would leave a piece of itself behind at each step.
      format:
        room < MIN_BAR ? `{percentage} %` : `  ${label} {bar} {percentage} % · {value}/{total} · {eta_formatted} left`,
      barsize: Math.min(40, Math.max(MIN_BAR, room)),
      stream,
      clearOnComplete: true,
      etaBuffer: 200,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}

function plainProgress(terminal: Terminal, label: string, total: number): Progress {
  let done = 0;
  return {
    step() {
      done++;
      const before = Math.floor(((done - 1) * PLAIN_LINES) / total);
      if (Math.floor((done * PLAIN_LINES) / total) > before) terminal.err(`${label}: ${done} of ${total}`);
    },
    stop: () => undefined,
  };
}
