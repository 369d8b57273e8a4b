import { showForeign, showText } from '@quote-elt/runtime';
import { SourceError } from '../ports/source-error.ts';

const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Errors have causes, and somebody may have made a circle of them. */
const MAX_CAUSES = 10;

/** The SourceError that stands for what was thrown while an answer was fetched or read; a SourceError stays as it is. */
export function sourceErrorOf(error: unknown, url: URL): SourceError {
  if (error instanceof SourceError) return error;
  const options = { cause: error, details: { host: url.host } };
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)) {
    return new SourceError('source.timeout', `${url.host} gave no complete answer in time`, options);
  }
  const code = networkCode(error);
  if (code === undefined) {
    return new SourceError(
      'source.unreadable',
      `the answer of ${url.host} cannot be read (${showForeign(error)})`,
      options,
    );
  }
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'].includes(code)) {
    return new SourceError('source.dns', `${url.host} does not resolve (${code})`, options);
  }
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) {
    return new SourceError('source.refused', `${url.host} refuses the connection (${code})`, options);
  }
  if (CERTIFICATE.test(code)) {
    return new SourceError('source.certificate', `the certificate of ${url.host} is not valid (${code})`, options);
  }
  if (code.endsWith('TIMEOUT') || code === 'ETIMEDOUT') {
    return new SourceError('source.timeout', `${url.host} gave no complete answer in time (${code})`, options);
  }
  return new SourceError('source.reset', `the connection to ${url.host} broke (${code})`, options);
}

/** The code of the outermost error that has one; some errors of the network wrap another. */
function networkCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; at instanceof Error && depth < MAX_CAUSES; depth++) {
    if ('code' in at && typeof at.code === 'string') return showText(at.code, 60);
    at = at instanceof AggregateError && at.errors.length > 0 ? at.errors[0] : at.cause;
  }
  return undefined;
}
