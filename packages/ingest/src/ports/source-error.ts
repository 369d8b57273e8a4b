import { CodedError, type CodedErrorOptions, showForeign } from '@quote-elt/runtime';

/** The reasons for which a source gives no record; docs/sources.md#why-a-source-fails explains each. */
export const SOURCE_ERROR_CODES = [
  'source.certificate',
  'source.dns',
  'source.empty',
  'source.not_json',
  'source.not_text',
  'source.notice',
  'source.rate_limited',
  'source.redirect',
  'source.refused',
  'source.reset',
  'source.shape',
  'source.status',
  'source.timeout',
  'source.too_large',
  'source.unreadable',
] as const;
export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];

/** What a SourceError carries besides its message. */
export interface SourceErrorOptions extends CodedErrorOptions {
  /** The wait in milliseconds that the source asked for. */
  readonly retryAfterMs?: number | undefined;
}

/** The longest wait that is granted to a source. */
const MAX_WAIT_MS = 3_600_000;

/** A source gave no record; `code` is the reason. */
export class SourceError extends CodedError {
  override readonly code: SourceErrorCode;
  /** The wait in milliseconds that the source asked for, an hour at most; undefined where it asked for none. */
  readonly retryAfterMs: number | undefined;

  constructor(code: SourceErrorCode, message: string, { retryAfterMs, ...options }: SourceErrorOptions = {}) {
    super(code, message, options);
    this.code = code;
    const isUsable = retryAfterMs !== undefined && retryAfterMs >= 0;
    this.retryAfterMs = isUsable ? Math.min(retryAfterMs, MAX_WAIT_MS) : undefined;
  }
}

/** The SourceError that stands for what a source threw, whatever that is; a SourceError stays as it is. */
export function sourceFailure(source: string, thrown: unknown): SourceError {
  try {
    if (thrown instanceof SourceError) return thrown;
  } catch {
    // The prototype of what was thrown is a proxy that throws again: no error of ours.
  }
  return new SourceError('source.unreadable', `${source} cannot be read: ${showForeign(thrown)}`, { cause: thrown });
}
