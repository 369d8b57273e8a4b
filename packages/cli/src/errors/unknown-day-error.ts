import { CodedError } from '@quote-elt/runtime';

/** Neither a row nor a record is known of a day, nor of any before it (`data.none`). */
export class UnknownDayError extends CodedError {
  constructor(date: string) {
    super('data.none', `nothing is known of ${date} or any day before it`, {
      hint: 'name a day on which ticks came, or look in another folder or stack with --data or --stack',
      details: { date },
    });
  }
}

/** A day that is to be built has no rows (`data.none`). */
export class RowlessDayError extends CodedError {
  constructor(date: string) {
    super('data.none', `${date} has no rows`, {
      hint: 'leave --date out for the last day that has some, or look in another folder with --data',
      details: { date },
    });
  }
}

/** The last recorded day is asked for, and none is recorded (`data.none`). */
export class NoRecordedDayError extends CodedError {
  constructor(transform: string) {
    super('data.none', 'no day is recorded yet', { hint: `transform the days that are over: ${transform}` });
  }
}
