import { CodedError } from '@quote-elt/runtime';

/** The event is not in the contract of ingest (`event.invalid`). */
export class InvalidEvent extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('event.invalid', message, { hint: 'send {} or {"scheduled_time": "2026-11-22T18:59:00Z"}', cause });
  }
}
