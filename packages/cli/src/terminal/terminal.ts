import type { Line } from './line.ts';

/** Where a command writes, and how wide it may be. Each line given is one line written, whatever it holds. */
export interface Terminal {
  /** Results: the only thing on stdout. */
  readonly out: (line: Line) => void;
  /** Progress and errors. */
  readonly err: (line: Line) => void;
  /** True when a person watches stderr. */
  readonly interactive: boolean;
  /** Columns that a line of stdout may take, and a line of stderr. */
  readonly width: number;
  readonly errWidth: number;
}
