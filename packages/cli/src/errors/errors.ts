import { CodedError, messageOf, showText } from '@quote-elt/runtime';
import { MODELS } from '@quote-elt/transform';

/** The command was called wrongly (`usage`). */
export class UsageError extends CodedError {
  constructor(message: string, hint: string, cause?: unknown) {
    super('usage', message, { hint, cause });
  }
}

/** How many failures a message names. */
const MAX_NAMED = 3;

/** The first failures, and how many more there are. */
function firstOf(failures: readonly string[]): string {
  const more = failures.length - MAX_NAMED;
  return [...failures.slice(0, MAX_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** Why a command is stopped: Ctrl-C, another wish of the system, or that nobody reads its output any more. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/** The command was stopped (`interrupted`), as the reason of its abort signal says; by Ctrl-C if that says nothing. */
export class InterruptedError extends CodedError {
  readonly signal: StopSignal;

  constructor(
    { reason }: Pick<AbortSignal, 'reason'>,
    hint = 'run the command again; nothing half done was kept',
    cause?: unknown,
  ) {
    super('interrupted', 'stopped before the end', { hint, cause });
    this.signal = STOP_SIGNALS.find((signal) => signal === reason) ?? 'SIGINT';
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
  constructor(date: string, marts: readonly string[], again: string) {
    super('verify.different', `${marts.join(', ')} of ${date} differ from the ledger`, {
      hint: `if the raw rows are right, transform the day again: ${again}`,
    });
  }
}

/** A range of days lacks something (`gaps.found`). */
export class GapsError extends CodedError {
  constructor(what: string, hint: string) {
    super('gaps.found', what, { hint });
  }
}

/** Neither a row nor a record is known of a day, nor of any before it (`data.none`). */
export class UnknownDayError extends CodedError {
  constructor(date: string) {
    super('data.none', `nothing is known of ${date} or any day before it`, {
      hint: 'name a day on which ticks came, or look in another folder or stack with --data or --stack',
      details: { date },
    });
  }
}

/** A folder is kept otherwise than a command asks (`settings.differ`); `change` is the command that changes it. */
export class SettingsDifferError extends CodedError {
  constructor(folder: string, differences: readonly string[], change: string) {
    super('settings.differ', `the data in ${folder} is kept with ${differences.join('; ')}`, {
      hint: `take another folder with --data, or change how this one is kept: ${change}`,
      details: { folder, differences },
    });
  }
}

/** The data is kept by sources that this version does not know (`settings.unknown_source`). */
export class UnknownSourcesError extends CodedError {
  constructor(unknown: readonly string[], known: readonly string[]) {
    super('settings.unknown_source', `this version knows no source ${firstOf(unknown.map((name) => showText(name)))}`, {
      hint: `update elt, or name known sources with --sources: ${known.join(',')}`,
      details: { unknown },
    });
  }
}

/** What a drill found that should not be: ticks, rows, letters and days. */
interface DrillDifference {
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly waiting: number;
  readonly unserved: number;
  readonly days_wrong: readonly string[];
}

/** The drill found a difference (`drill.different`). */
export class DrillError extends CodedError {
  constructor({ lost, doubled, wrong, waiting, unserved, days_wrong }: DrillDifference) {
    super(
      'drill.different',
      `${lost} lost, ${doubled} doubled, ${wrong} wrong, ${waiting} waiting, ${unserved} unserved, wrong days: ${days_wrong.join(', ') || 'none'}`,
      {
        hint: 'the same seed repeats the drill',
      },
    );
  }
}

/** Days of a backfill failed; the others are done (`backfill.failed`). */
export class BackfillError extends CodedError {
  constructor(failures: readonly string[]) {
    super('backfill.failed', firstOf(failures), {
      hint: 'repair what the checks name, then run the same command again: what is done stays done',
    });
  }
}

/** Dead letters could not be replayed and are still there (`redrive.failed`). */
export class RedriveError extends CodedError {
  constructor(failures: readonly string[]) {
    super('redrive.failed', firstOf(failures), { hint: 'the letters are kept: repair the cause and redrive again' });
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
    const [first = 'unknown error'] = messageOf(cause).split('\n');
    super('sql.failed', first, {
      hint: `tables: ${MODELS.map(({ name }) => name).join(', ')}; nothing can be written`,
      cause,
    });
  }
}

/** A file cannot be written where an export wants it (`sql.target`). */
export class ExportTargetError extends CodedError {
  constructor(target: string, why: string, hint: string, cause?: unknown) {
    super('sql.target', `cannot write ${target}: ${why}`, { hint, cause });
  }
}

/** A server's port is taken (`port.busy`). */
export class PortBusyError extends CodedError {
  constructor(port: number, cause: unknown) {
    super('port.busy', `port ${port} is in use`, { hint: 'choose another with --port, or 0 for any free one', cause });
  }
}
