import { SourceError } from '../ports/source-error.ts';

/** What of an HTTP answer is read here. */
export interface Body {
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array>;
}

/** A larger body is refused: no source has an answer of this size. */
const MAX_BODY_BYTES = 1_000_000;

/** So much of an error's body is read, for its message. */
const ERROR_BODY_BYTES = 2000;

/** What the bytes 0x80 to 0x9f stand for in windows-1252; Node 24 takes them for the controls of ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of a body of at most 1 MB, by the charset of its content type, else UTF-8; a byte order mark is left out.
 * Throws SourceError (`source.too_large`; `source.not_text` where a byte does not fit or the charset is not known), and what
 * the stream throws.
 */
export async function bodyText(response: Body): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new SourceError('source.too_large', `the body is over ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  const charset = charsetOf(response);
  try {
    return decode(Buffer.concat(chunks), charset, true);
  } catch (cause) {
    throw new SourceError('source.not_text', `the body is no text in the charset ${charset.slice(0, 40)}`, { cause });
  }
}

/** The beginning of the body of an error, for its message; what cannot be read is left out, since the status says enough. */
export async function errorText(response: Body): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= ERROR_BODY_BYTES) break;
    }
  } catch {
    // The connection broke or the time is over: what came before is shown.
  }
  const start = Buffer.concat(chunks).subarray(0, ERROR_BODY_BYTES);
  const charset = charsetOf(response);
  return decode(start, isKnown(charset) ? charset : 'utf-8', false);
}

function charsetOf(response: Body): string {
  return /;\s*charset\s*=\s*"?([^\s;",]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
}

/** Throws RangeError for a charset that is not known and, if `fatal`, TypeError for bytes that it cannot have. */
function decode(bytes: Uint8Array, charset: string, fatal: boolean): string {
  const decoder = new TextDecoder(charset, { fatal });
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}
