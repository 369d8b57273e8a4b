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

/** The last recorded day is asked for, and none is recorded (`data.none`). */
export class NoRecordedDayError extends CodedError {
  constructor(transform: string) {
    super('data.none', 'no day is recorded yet', { hint: `transform the days that are over: ${transform}` });
  }
}
