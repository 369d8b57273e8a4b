import type { Line } from './line.ts';

/** Where a command writes, and how wide it may be. Each line given is one line written, whatever it holds. */
export interface Terminal {
  /** Writes results; nothing else goes to stdout. */
  readonly out: (line: Line) => void;
  /** Writes progress and errors. */
  readonly err: (line: Line) => void;
  /** True when a person watches stderr. */
  readonly interactive: boolean;
  /** True when results go to a terminal, where a person reads them. */
  readonly watched: boolean;
  /** Columns that a line of stdout may take, and a line of stderr. */
  readonly width: number;
  readonly errWidth: number;
}
