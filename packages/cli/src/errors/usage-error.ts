import { CodedError } from '@quote-elt/runtime';

/** The command was called wrongly (`usage`). */
export class UsageError extends CodedError {
  constructor(message: string, hint: string, cause?: unknown) {
    super('usage', message, { hint, cause });
  }
}
