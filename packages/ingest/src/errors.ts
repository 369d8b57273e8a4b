import { CodedError, type CodedErrorOptions, showForeign } from '@quote-elt/runtime';

/** The event is none that ingest knows (`event.invalid`). */
export class InvalidEvent extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('event.invalid', message, { hint: 'send {} or {"scheduled_time": "2026-11-22T18:59:00Z"}', cause });
  }
}

/** A source gave no quote; the subclasses tell why. */
export class SourceError extends CodedError {}

/** The host name does not resolve (`source.dns`). */
export class SourceDnsError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.dns', message, options);
  }
}

/** Nothing listens there (`source.refused`). */
export class SourceRefusedError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.refused', message, options);
  }
}

/** The TLS certificate is expired or wrong (`source.certificate`); it is never worked round. */
export class SourceCertificateError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.certificate', message, options);
  }
}

/** The connection broke, perhaps in the middle of the body (`source.reset`). */
export class SourceResetError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.reset', message, options);
  }
}

/** No complete answer in time, by a hang or a drip (`source.timeout`). */
export class SourceTimeoutError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.timeout', message, options);
  }
}

/** Redirected too often, or away from https (`source.redirect`). */
export class SourceRedirectError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.redirect', message, options);
  }
}

/** An HTTP status other than 200 (`source.status`). */
export class SourceStatusError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.status', message, options);
  }
}

/** Nobody may keep a source from being asked for longer than this. */
const MAX_WAIT_MS = 3_600_000;

/** Asked too often (`source.rate_limited`); `retryAfterMs` is the wait that the source asked for, if it said: an hour at most. */
export class SourceRateLimitError extends SourceError {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs: number | undefined, options?: CodedErrorOptions) {
    super('source.rate_limited', message, options);
    const usable = retryAfterMs !== undefined && retryAfterMs >= 0;
    this.retryAfterMs = usable ? Math.min(retryAfterMs, MAX_WAIT_MS) : undefined;
  }
}

/** The answer reports a failure in place of a quote, at status 200 (`source.notice`). */
export class SourceNoticeError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.notice', message, options);
  }
}

/** The body is larger than an answer can be (`source.too_large`). */
export class SourceTooLargeError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.too_large', message, options);
  }
}

/** The bytes of the body are no text in the charset it names, else in UTF-8 (`source.not_text`). */
export class SourceNotTextError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.not_text', message, options);
  }
}

/** The body is not JSON (`source.not_json`). */
export class SourceNotJsonError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.not_json', message, options);
  }
}

/** The JSON is not in the source's shape (`source.shape`). */
export class SourceShapeError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.shape', message, options);
  }
}

/** The answer holds no usable quote (`source.empty`). */
export class SourceEmptyError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.empty', message, options);
  }
}

/** Reading the answer broke in a way that no other class names (`source.unreadable`): nested too deep, or a source gone wrong. */
export class SourceUnreadableError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.unreadable', message, options);
  }
}

/** The SourceError that stands for what a source threw, whatever that is; a SourceError stays as it is. */
export function sourceFailure(source: string, thrown: unknown): SourceError {
  try {
    if (thrown instanceof SourceError) return thrown;
  } catch {
    // The prototype of what was thrown is a proxy that throws again: no error of ours.
  }
  return new SourceUnreadableError(`${source} cannot be read: ${showForeign(thrown)}`, { cause: thrown });
}

/** Every source failed (`ingest.no_source`); thrown so that the tick is retried and then dead-lettered. */
export class NoSourceError extends CodedError {
  constructor(tick: string, attempts: readonly { source: string; code: string; message: string }[]) {
    const told = attempts.map(({ source, code, message }) => `${source} (${code}: ${message})`).join('; ');
    super('ingest.no_source', `no source answered for ${tick}: ${told}`, {
      hint: 'the tick is retried; if it keeps failing, look at the sources named',
      details: { tick, attempts },
    });
  }
}
