import {
  SourceNotJsonError,
  SourceRateLimitError,
  SourceRedirectError,
  SourceStatusError,
  SourceTooLargeError,
} from './errors.ts';
import { sourceErrorOf } from './network-error.ts';
import { retryAfterMs } from './retry-after.ts';

const MAX_REDIRECTS = 3;
const MAX_BODY_BYTES = 1_000_000;
const USER_AGENT = 'quote-elt/1 (+https://github.com/quote-elt/quote-elt)';

/** Bounds of one request, in milliseconds; `signal` ends it earlier. */
export interface RequestBounds {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The JSON that `url` answers with status 200, of at most 1 MB; throws the SourceError that names what went wrong. */
export async function getJson(url: URL, bounds: RequestBounds): Promise<unknown> {
  const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(bounds.timeoutMs)]);
  try {
    const response = await follow(url, signal);
    if (response.status !== 200) throw await statusError(response);
    return parse(await boundedText(response));
  } catch (error) {
    throw sourceErrorOf(error, url);
  }
}

async function follow(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    requireSafe(url);
    const headers = { accept: 'application/json', 'user-agent': USER_AGENT };
    const response = await fetch(url, { signal, redirect: 'manual', headers });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new SourceRedirectError(`${start.host} redirected more than ${MAX_REDIRECTS} times`);
}

/** Plain http is for this machine only. */
function requireSafe(url: URL): void {
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:')) {
    throw new SourceRedirectError(`${url.host} is asked over ${url.protocol.slice(0, -1)}, not https`);
  }
}

async function statusError(response: Response): Promise<Error> {
  const body = (await boundedText(response)).replace(/\s+/g, ' ').slice(0, 200);
  const message = `status ${response.status}: ${body}`;
  if (response.status !== 429) return new SourceStatusError(message, { details: { status: response.status } });
  return new SourceRateLimitError(message, retryAfterMs(response.headers.get('retry-after'), new Date()));
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new SourceTooLargeError(`the body is over ${MAX_BODY_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceNotJsonError(`the body is not JSON: ${text.replace(/\s+/g, ' ').slice(0, 100)}`, { cause });
  }
}
