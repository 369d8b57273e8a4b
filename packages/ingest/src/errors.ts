import { CodedError, type CodedErrorOptions } from '@quote-elt/runtime';

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

/** Asked too often (`source.rate_limited`); `retryAfterMs` is what the source asked for, if it said. */
export class SourceRateLimitError extends SourceError {
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs: number | undefined, options?: CodedErrorOptions) {
    super('source.rate_limited', message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The body is larger than an answer can be (`source.too_large`). */
export class SourceTooLargeError extends SourceError {
  constructor(message: string, options?: CodedErrorOptions) {
    super('source.too_large', message, options);
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
