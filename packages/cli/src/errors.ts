import { CodedError } from '@quote-elt/runtime';

/** The command was called wrongly (`usage`). */
export class UsageError extends CodedError {
  constructor(message: string, hint: string, cause?: unknown) {
    super('usage', message, { hint, cause });
  }
}

/** The command was stopped by Ctrl-C (`interrupted`). */
export class InterruptedError extends CodedError {
  constructor(hint = 'run the command again; nothing half-done was kept') {
    super('interrupted', 'stopped before the end', { hint });
  }
}

/** Ticks found no quote in three tries (`demo.lost`). */
export class LostTicksError extends CodedError {
  constructor(lost: number, ticks: number) {
    super('demo.lost', `${lost} of ${ticks} ticks were lost`, {
      hint: 'run again with --keep: known ticks are not doubled',
    });
  }
}

/** A day's marts are not those that were published (`verify.different`). */
export class VerifyError extends CodedError {
  constructor(date: string, marts: readonly string[], where: string) {
    super('verify.different', `${marts.join(', ')} of ${date} differ from the ledger`, {
      hint: `if the raw rows are right, transform the day again: pnpm elt transform --date ${date} --force${where}`,
    });
  }
}

/** The drill found a difference (`drill.different`). */
export class DrillError extends CodedError {
  constructor({ lost, doubled, days_wrong }: { lost: number; doubled: number; days_wrong: readonly string[] }) {
    super(
      'drill.different',
      `${lost} ticks lost, ${doubled} rows doubled, wrong days: ${days_wrong.join(', ') || 'none'}`,
      {
        hint: 'the same seed repeats the drill',
      },
    );
  }
}

/** Days of a backfill failed; the others are done (`backfill.failed`). */
export class BackfillError extends CodedError {
  constructor(failures: readonly string[]) {
    super('backfill.failed', failures.join('; '), {
      hint: 'mend what the checks name, then run the same command again: what is done stays done',
    });
  }
}

/** Dead letters could not be replayed and are still there (`redrive.failed`). */
export class RedriveError extends CodedError {
  constructor(failures: readonly string[]) {
    super('redrive.failed', failures.join('; '), { hint: 'the letters are kept: mend the cause and redrive again' });
  }
}

/** The doctor found something that does not work (`doctor.failed`). */
export class DoctorError extends CodedError {
  constructor(names: readonly string[]) {
    super('doctor.failed', `not well: ${names.join(', ')}`, { hint: 'do what the lines above say' });
  }
}

/** The statement could not be run (`sql.failed`). */
export class SqlError extends CodedError {
  constructor(cause: unknown) {
    const [first = 'unknown error'] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    super('sql.failed', first, {
      hint: 'tables: quotes_fact, quotes_agg, rejected_quotes, quote_stats; nothing can be written',
      cause,
    });
  }
}

/** A server's port is taken (`port.busy`). */
export class PortBusyError extends CodedError {
  constructor(port: number, cause: unknown) {
    super('port.busy', `port ${port} is in use`, { hint: 'choose another with --port, or 0 for any free one', cause });
  }
}

/** Codes, or their first part, of errors that the caller's arguments, environment or machine caused. */
const CALLERS_FAULT = ['usage', 'config', 'data', 'port', 'event', 'sql', 'stack'];

/** The exit code for an error: 2 wrong usage or configuration, 130 interrupted, 1 anything else. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof CodedError)) return 1;
  if (error instanceof InterruptedError) return 130;
  return CALLERS_FAULT.includes(error.code.split('.')[0] ?? '') ? 2 : 1;
}

/** What is told of an error: a line saying what happened, a line saying what to do, and with `debug` the stack. */
export function describeError(error: unknown, debug: boolean): string[] {
  const stack = debug && error instanceof Error && error.stack !== undefined ? [error.stack] : [];
  if (error instanceof CodedError) {
    return [
      `error[${error.code}]: ${error.message}`,
      `  ${error.hint ?? 'run again with --debug for the details'}`,
      ...stack,
    ];
  }
  const message = error instanceof Error ? error.message : String(error);
  return [
    `error[internal]: ${message}`,
    '  this is a mistake of elt itself; run again with --debug for the details',
    ...stack,
  ];
}
