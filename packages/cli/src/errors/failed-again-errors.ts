import { CodedError } from '@quote-elt/runtime';
import type { DayFailure } from '@quote-elt/transform';
import { firstOf } from './first-of.ts';

/** Days of a backfill failed; the others are done (`backfill.failed`). */
export class BackfillError extends CodedError {
  constructor(failures: readonly DayFailure[]) {
    super('backfill.failed', firstOf(failures.map(({ date, code, message }) => `${date}: ${code}: ${message}`)), {
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
