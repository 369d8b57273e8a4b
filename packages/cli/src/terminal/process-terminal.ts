import { setImmediate } from 'node:timers/promises';
import { createColors } from 'picocolors';
import { type Line, renderLine } from './line.ts';
import type { Terminal } from './terminal.ts';
import { terminalTraits } from './traits.ts';

/** The terminal of this process. */
export interface ProcessTerminal extends Terminal {
  /** Waits until all is written, and gives what broke stdout, if anything did. */
  readonly written: () => Promise<NodeJS.ErrnoException | undefined>;
}

/** The terminal of this process; `onBroken` is called once when stdout takes nothing more, such as after `| head`. */
export function processTerminal(onBroken: (error: NodeJS.ErrnoException) => void): ProcessTerminal {
  const { colour, ...traits } = terminalTraits(process.env, process);
  const out = writerOf(process.stdout, colour, onBroken);
  // A broken stderr cannot be reported anywhere.
  const err = writerOf(process.stderr, false, () => undefined);
  return { ...traits, out: out.write, err: err.write, written: out.written };
}

function writerOf(stream: NodeJS.WriteStream, colour: boolean, onBroken: (error: NodeJS.ErrnoException) => void) {
  const colors = createColors(colour);
  let broken: NodeJS.ErrnoException | undefined;
  stream.on('error', (error) => {
    if (broken === undefined) onBroken(error);
    broken ??= error;
  });
  return {
    write: (line: Line) => {
      if (broken === undefined) stream.write(`${renderLine(line, colors)}\n`);
    },
    written: async () => {
      if (broken === undefined) await new Promise<void>((resolve) => stream.write('', () => resolve()));
      // A stream reports its error a turn after the write that failed.
      await setImmediate();
      return broken;
    },
  };
}
