import { CodedError } from '@quote-elt/runtime';
import { firstOf } from './first-of.ts';

/** A day's marts, or the objects of them in the warehouse, are not those that were recorded (`verify.different`). */
export class VerifyError extends CodedError {
  constructor(date: string, marts: readonly string[], again: string, hasForeign: boolean) {
    super(
      'verify.different',
      `${marts.join(', ')} of ${date} ${marts.length === 1 ? 'differs' : 'differ'} from the ledger`,
      {
        hint: `${removeHint(hasForeign)}if the raw rows are right, or the models have changed (pnpm elt diff), transform the day again: ${again}`,
      },
    );
  }
}

/** What a verification of several days found: days that differ, that never succeeded, or whose record cannot be read. */
interface FoundDays {
  readonly different: readonly string[];
  readonly not_recorded: readonly string[];
  readonly unreadable: readonly string[];
  readonly hasForeign: boolean;
}

/** Days are not as they were recorded, or nothing is recorded of them (`verify.different`); `backfill` gives the command that does days. */
export class VerifyDaysError extends CodedError {
  constructor(
    days: number,
    { different, not_recorded, unreadable, hasForeign }: FoundDays,
    backfill: (dates: readonly string[], ...more: readonly string[]) => string,
  ) {
    const found = [...different, ...not_recorded, ...unreadable].sort();
    const hints = [
      ...(different.length === 0
        ? []
        : [
            `${removeHint(hasForeign)}if the raw rows are right, or the models have changed (pnpm elt diff), transform the days again: ${backfill(different, '--force')}`,
          ]),
      ...(not_recorded.length === 0 ? [] : [`transform the days that are not recorded: ${backfill(not_recorded)}`]),
      ...(unreadable.length === 0
        ? []
        : ['update, or delete the items that cannot be read and transform their days again']),
    ];
    super('verify.different', `${found.length} of ${days} days are not as recorded: ${firstOf(found)}`, {
      hint: hints.join('; '),
    });
  }
}

function removeHint(hasForeign: boolean): string {
  return hasForeign ? 'delete what is foreign; ' : '';
}
