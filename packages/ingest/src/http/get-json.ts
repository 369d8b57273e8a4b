import { showText, USER_AGENT } from '@quote-elt/runtime';
import { SourceError } from '../ports/source-error.ts';
import { answerJson } from './answer-json.ts';
import { isSafeScheme } from './base-url.ts';
import { sourceErrorOf } from './network-error.ts';
import { bodyText, errorText } from './read-body.ts';
import { publicLookup, redirectTarget } from './redirect.ts';
import { retryAfterMs } from './retry-after.ts';
import { type HttpAnswer, type SendRequest, sendRequest } from './send-request.ts';

const MAX_REDIRECTS = 3;

/** Bounds of one request, in milliseconds; `signal` ends it earlier. */
export interface RequestBounds {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The JSON that `url` answers with status 200, of at most 1 MB; throws the SourceError that names what went wrong. */
export async function getJson(url: URL, bounds: RequestBounds, send: SendRequest = sendRequest): Promise<unknown> {
  const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(bounds.timeoutMs)]);
  try {
    const response = await follow(url, signal, send);
    if (response.status !== 200) throw await statusError(response);
    return answerJson(await bodyText(response));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // A body that the signal cuts off breaks like any other connection.
    throw sourceErrorOf(signal.aborted ? signal.reason : error, url);
  }
}

/** The first answer that is no redirect. The address that was configured may be any safe one, all others must be public. */
async function follow(start: URL, signal: AbortSignal, send: SendRequest): Promise<HttpAnswer> {
  if (!isSafeScheme(start)) {
    throw new SourceError('source.redirect', `${start.host} is asked over ${start.protocol.slice(0, -1)}, not https`);
  }
  const headers = { accept: 'application/json', 'user-agent': USER_AGENT };
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await send(url, { headers, signal, ...(redirects === 0 ? {} : { lookup: publicLookup() }) });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    response.body.destroy();
    url = redirectTarget(location, url);
  }
  throw new SourceError('source.redirect', `${start.host} redirected more than ${MAX_REDIRECTS} times`);
}

async function statusError(response: HttpAnswer): Promise<Error> {
  const message = `status ${response.status}: ${showText(await errorText(response))}`;
  if (response.status !== 429)
    return new SourceError('source.status', message, { details: { status: response.status } });
  return new SourceError('source.rate_limited', message, {
    retryAfterMs: retryAfterMs(response.headers.get('retry-after'), new Date()),
  });
}
