import {
  SourceCertificateError,
  SourceDnsError,
  SourceError,
  SourceRefusedError,
  SourceResetError,
  SourceTimeoutError,
} from './errors.ts';

const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** The SourceError that stands for what `fetch` threw; a SourceError stays as it is. */
export function sourceErrorOf(error: unknown, url: URL): SourceError {
  if (error instanceof SourceError) return error;
  const options = { cause: error, details: { host: url.host } };
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)) {
    return new SourceTimeoutError(`${url.host} gave no complete answer in time`, options);
  }
  const code = networkCode(error);
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'].includes(code)) {
    return new SourceDnsError(`${url.host} does not resolve (${code})`, options);
  }
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) {
    return new SourceRefusedError(`${url.host} refuses the connection (${code})`, options);
  }
  if (CERTIFICATE.test(code)) {
    return new SourceCertificateError(`the certificate of ${url.host} is not valid (${code})`, options);
  }
  if (code.endsWith('TIMEOUT') || code === 'ETIMEDOUT') {
    return new SourceTimeoutError(`${url.host} gave no complete answer in time (${code})`, options);
  }
  return new SourceResetError(`the connection to ${url.host} broke (${code})`, options);
}

/** undici wraps the cause of "fetch failed"; the code sits on the innermost error that has one. */
function networkCode(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return networkCode(at.errors[0]);
  }
  return error instanceof Error ? error.message : String(error);
}
