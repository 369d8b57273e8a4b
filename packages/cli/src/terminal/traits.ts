/** What is known of a standard stream. */
export interface StreamTraits {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What the terminal of a process can do. */
export interface TerminalTraits {
  /** Colours may be written to stdout. */
  readonly colour: boolean;
  /** A person watches stderr, on a terminal that can go back in a line. */
  readonly interactive: boolean;
  /** Results go to a terminal. */
  readonly watched: boolean;
  /** Columns of a line of stdout, and of stderr. */
  readonly width: number;
  readonly errWidth: number;
}

const WIDTH_WITHOUT_TERMINAL = 100;
const MIN_WIDTH = 20;

/** The traits that streams and environment give: FORCE_COLOR before NO_COLOR before TERM=dumb, the terminal's width before COLUMNS. */
export function terminalTraits(
  { FORCE_COLOR, NO_COLOR, TERM, COLUMNS }: Readonly<Record<string, string | undefined>>,
  { stdout, stderr }: { readonly stdout: StreamTraits; readonly stderr: StreamTraits },
): TerminalTraits {
  const dumb = TERM === 'dumb';
  const told = /^[1-9]\d{0,3}$/.test(COLUMNS ?? '') ? Number(COLUMNS) : WIDTH_WITHOUT_TERMINAL;
  const widthOf = ({ columns }: StreamTraits) =>
    Math.max(columns === undefined || columns === 0 ? told : columns, MIN_WIDTH);
  const wanted = FORCE_COLOR === undefined || FORCE_COLOR === '' ? undefined : !['0', 'false'].includes(FORCE_COLOR);
  return {
    colour: wanted ?? (stdout.isTTY === true && !NO_COLOR && !dumb),
    interactive: stderr.isTTY === true && !dumb,
    watched: stdout.isTTY === true,
    width: widthOf(stdout),
    errWidth: widthOf(stderr),
  };
}
