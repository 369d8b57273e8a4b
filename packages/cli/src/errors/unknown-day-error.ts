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
