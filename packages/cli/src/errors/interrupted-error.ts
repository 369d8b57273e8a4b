import { CodedError } from '@quote-elt/runtime';

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
