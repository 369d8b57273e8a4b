import { createColors } from 'picocolors';

/** Where a command writes, and how wide and colourful it may be. */
export interface Terminal {
  /** Results: the only thing on stdout. */
  readonly out: (line: string) => void;
  /** Progress and errors. */
  readonly err: (line: string) => void;
  /** True when a person watches stderr. */
  readonly interactive: boolean;
  /** Columns that a line may take. */
  readonly width: number;
  readonly colors: ReturnType<typeof createColors>;
}

const WIDTH_WITHOUT_TERMINAL = 100;
const MIN_WIDTH = 40;

/** The terminal of this process; colour only where stdout is one and NO_COLOR is not set. */
export function processTerminal(): Terminal {
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    interactive: process.stderr.isTTY === true,
    width: Math.max(process.stdout.columns ?? WIDTH_WITHOUT_TERMINAL, MIN_WIDTH),
    colors: createColors(process.stdout.isTTY === true && !process.env.NO_COLOR),
  };
}
