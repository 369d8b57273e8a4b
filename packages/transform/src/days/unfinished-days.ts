import { CodedError } from '@quote-elt/runtime';
import type { DayResult } from './day-result.ts';

/** Days found no time in this invocation (`transform.days_left`); thrown so that it is tried again and goes on with them. */
export class DaysLeftError extends CodedError {
  constructor(left: readonly string[], done: number) {
    super(
      'transform.days_left',
      `${done === 1 ? 'one day' : `${done} days`} done, ${left.length} found no time: ${listed(left)}`,
      {
        hint: `the next run goes on with them; at once: pnpm elt backfill --from ${left[0]} --to ${left.at(-1)}`,
        details: { left, done },
      },
    );
  }
}

/** Why a day failed, in one line. */
export interface DayFailure {
  readonly date: string;
  readonly code: string;
  readonly message: string;
}

/** At least one day could not be transformed (`transform.failed`); thrown after the other days, `done`, are done. */
export class DaysFailedError extends CodedError {
  readonly done: readonly DayResult[];
  readonly failures: readonly DayFailure[];

  constructor(failures: readonly DayFailure[], done: readonly DayResult[], cause?: unknown) {
    const told = failures.map(({ date, code, message }) => `${date}: ${code}: ${message}`);
    super('transform.failed', listed(told, '; '), {
      hint: 'the ledger has the details; the days are tried again at the next run',
      details: { failures },
      cause,
    });
    this.done = done;
    this.failures = failures;
  }
}

/** At most so many are named in a message. */
const MAX_LISTED = 10;

function listed(all: readonly string[], separator = ', '): string {
  const more = all.length - MAX_LISTED;
  return all.slice(0, MAX_LISTED).join(separator) + (more > 0 ? `${separator}and ${more} more` : '');
}
