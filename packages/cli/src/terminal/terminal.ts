import { createColors } from 'picocolors';
import { type Line, renderLine } from './line.ts';

/** Where a command writes, and how wide it may be. Each line given is one line written, whatever it holds. */
export interface Terminal {
  /** Results: the only thing on stdout. */
  readonly out: (line: Line) => void;
  /** Progress and errors. */
  readonly err: (line: Line) => void;
  /** True when a person watches stderr. */
  readonly interactive: boolean;
  /** Columns that a line may take. */
  readonly width: number;
}

const WIDTH_WITHOUT_TERMINAL = 100;
const MIN_WIDTH = 40;

/** The terminal of this process; colour only where stdout is one and NO_COLOR is not set. */
export function processTerminal(): Terminal {
  const colors = createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
  return {
    out: (line) => void process.stdout.write(`${renderLine(line, colors)}\n`),
    err: (line) => void process.stderr.write(`${renderLine(line, colors)}\n`),
    interactive: process.stderr.isTTY === true,
    width: Math.max(process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL, MIN_WIDTH),
  };
}
