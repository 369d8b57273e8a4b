import { CodedError } from '@quote-elt/runtime';

/** No record is known of a day nor of any before it, and no row of it and `back` days before it (`data.none`). */
export class UnknownDayError extends CodedError {
  constructor(date: string, back: number) {
    super('data.none', `nothing is known of ${date}, nor of the ${back} days before it`, {
      hint: 'name a day on which ticks came, or look in another folder or stack with --data or --stack',
      details: { date },
    });
  }
}

/** A day that is to be shown has no rows (`data.none`). */
export class RowlessDayError extends CodedError {
  constructor(date: string, hint: string) {
    super('data.none', `${date} has no rows`, { hint, details: { date } });
  }
}

/** The last recorded day is asked for, and none is recorded (`data.none`). */
export class NoRecordedDayError extends CodedError {
  constructor(transform: string) {
    super('data.none', 'no day is recorded yet', { hint: `transform the days that are over: ${transform}` });
  }
}
