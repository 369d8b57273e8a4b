import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** Tells how far long work has come. */
export interface Progress {
  step(): void;
  stop(): void;
}

/** Without a terminal, a plain line is written each time another such part of the work is done. */
const PLAIN_LINES = 4;

/** A progress bar on a terminal, a few plain lines elsewhere; both on stderr. */
export function startProgress(terminal: Terminal, label: string, total: number): Progress {
  return terminal.interactive ? barProgress(terminal, label, total) : plainProgress(terminal, label, total);
}

function barProgress(terminal: Terminal, label: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `  ${label} {bar} {percentage} % · {value}/{total} · {eta_formatted} left`,
      barsize: Math.max(10, Math.min(40, terminal.width - label.length - 38)),
      hideCursor: true,
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
