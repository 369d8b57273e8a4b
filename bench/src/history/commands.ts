/** The range of days that commands are run over. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A command that is measured, and what it may take. */
export interface HistoryCommand {
  readonly name: string;
  readonly argv: (range: DayRange) => readonly string[];
  /** Seconds from start to exit, for a number of days. */
  readonly aim_s: (days: number) => number;
  readonly aim_mb?: number;
}

const STATEMENT = 'select author, count(*) as n from quotes_fact group by all order by n desc limit 5';
const SECONDS_A_VERIFIED_DAY = 0.25;

/** What is asked of a year, with the aims that docs/performance.md names. */
export const HISTORY_COMMANDS: readonly HistoryCommand[] = [
  {
    name: 'sql',
    argv: ({ from, to }) => ['sql', '--from', from, '--to', to, '--json', STATEMENT],
    aim_s: () => 1,
    aim_mb: 200,
  },
  { name: 'gaps', argv: ({ from, to }) => ['gaps', '--from', from, '--to', to, '--json'], aim_s: () => 2 },
  { name: 'report', argv: () => ['report', '--json'], aim_s: () => 2 },
  {
    name: 'verify',
    argv: ({ from, to }) => ['verify', '--from', from, '--to', to, '--json'],
    aim_s: (days) => days * SECONDS_A_VERIFIED_DAY,
  },
];
