import { CodedError, messageOf } from '@quote-elt/runtime';

/** How many problems an error lists. */
const MAX_LISTED = 20;

/** A file that is to be read cannot be (`input.unreadable`). */
export class InputFileError extends CodedError {
  constructor(name: string, cause: unknown) {
    super('input.unreadable', `cannot read ${name}: ${messageOf(cause)}`, {
      hint: 'name a file of UTF-8 text, or - for what is piped in',
      cause,
    });
  }
}

/** Lines that are to be written cannot be (`input.invalid`), and nothing was: its excerpt names each line and field. */
export class InputError extends CodedError {
  constructor(name: string, problems: readonly string[], hint: string) {
    const more = problems.length - MAX_LISTED;
    super(
      'input.invalid',
      `nothing of ${name} was written: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
      {
        hint,
        excerpt: [...problems.slice(0, MAX_LISTED), ...(more > 0 ? [`and ${more} more`] : [])],
      },
    );
  }
}
