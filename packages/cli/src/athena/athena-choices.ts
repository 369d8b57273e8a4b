import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.ts';

/** Options of `elt sql` that mean nothing on Athena, and what to do instead. */
const ELSEWHERE = {
  data: 'leave out --data: Athena reads the bucket of a stack, not a folder of this machine',
  from: 'leave out --from, and name the days in the statement',
  to: 'leave out --to, and name the days in the statement',
  raw: 'leave out --raw: Athena reads published days, and raw rows are not published',
  parquet: 'take --csv or --json instead, or leave out --engine',
} as const;

/** The stack whose Athena is asked; throws UsageError where none is named, or an option is given that Athena could not obey. */
export function requireAthenaChoices(command: Command): string {
  const { stack } = command.opts<{ stack?: string }>();
  for (const [name, hint] of Object.entries(ELSEWHERE)) {
    if (command.getOptionValueSource(name) === 'cli') throw new UsageError(`--engine athena takes no --${name}`, hint);
  }
  if (stack !== undefined) return stack;
  throw new UsageError('--engine athena asks the Athena of a stack, and none is named', 'name it, such as --stack dev');
}
