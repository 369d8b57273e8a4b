import { isObject, type JsonObject } from '@quote-elt/runtime';
import { textIn } from '@quote-elt/shared';
import type { RecordShape } from './record-shape.ts';

/** What a source reports in place of a record; `waitMs` is the wait that it asks for, in milliseconds. */
export interface Notice {
  readonly rateLimit: boolean;
  readonly waitMs: number | undefined;
}

/** The fields that hold the HTTP status of an answer, and those that say what happened. */
const STATUS = ['statusCode', 'status', 'code'] as const;
const MESSAGE = ['message', 'error', 'errors', 'statusMessage', 'errorMessage', 'detail', 'reason', 'title'] as const;

const LIMITED = String.raw`too many requests|(?:rate|request|api|quota)[ -]?(?:limit|quota)?s? (?:is |was |has been )?(?:exceeded|reached|hit)|rate[ -]limited|exceeded (?:the|your) (?:\w+ ){0,2}(?:limit|quota)s?`;

/** A sentence about a rate limit. */
const ABOUT_LIMIT = new RegExp(`\\b(?:${LIMITED})\\b`, 'i');

/** A text that is about a rate limit from its first words on; the text of a record may well speak of too many requests. */
const ONLY_LIMIT = new RegExp(
  String.raw`^\W*(?:error\W+)?(?:429\W+)?(?:(?:you|have|your|the|api)\W+){0,3}(?:${LIMITED})(?=\W*$|\W*[.,;:!(-]|\s+(?:from|in|for|on|please|try)\b)`,
  'i',
);

/** Longer texts are no notices. */
const MAX_NOTICE = 400;

/** A signer who is no person: a host name, or a service by its role. */
const NO_PERSON = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|api|server|system|admin|error)$/i;

const NO_ERROR = /^(?:false|no|none|null|ok|0)$/i;
const FAILED = /^(?:error|fail|failed|failure)$/i;

/**
 * The notice that a record or the object around records is, if it is one: an HTTP status from 400 on, an error, a failure,
 * or a rate limit in the place of a record. A record whose text speaks of errors is a record.
 */
export function noticeIn(value: unknown, shape: RecordShape): Notice | undefined {
  if (typeof value === 'string') return isOnlyLimit(value) ? { rateLimit: true, waitMs: undefined } : undefined;
  if (!isObject(value)) return undefined;
  const rateLimit = isLimit(value, shape);
  return rateLimit || isFailure(value, shape) ? { rateLimit, waitMs: waitOf(value) } : undefined;
}

function isFailure(object: JsonObject, shape: RecordShape): boolean {
  const { error, errors, success, ok, status } = object;
  if (statusOf(object, shape) !== undefined || isError(error) || isError(errors)) return true;
  if ([success, ok].some((flag) => flag === false || flag === 'false')) return true;
  if (typeof status === 'string' && FAILED.test(status.trim())) return true;
  // An object without a text is refused anyway, as no record.
  const code = textIn(object.error_code ?? object.errorCode);
  return code !== undefined && code !== '0' && shape.textOf(object) !== undefined;
}

function isError(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  const text = textIn(value);
  return value === true || (text !== undefined && !NO_ERROR.test(text.trim()));
}

/** The HTTP status that an object names, if it is one of a failure. */
function statusOf(object: JsonObject, shape: RecordShape): number | undefined {
  // Records may be numbered by `code`; beyond the codes of HTTP this is no status of one.
  const isRecord = shape.textOf(object) !== undefined && shape.signerOf(object) !== undefined;
  const named = STATUS.map((name) => [name, numberIn(object[name])] as const);
  return named.find(([name, code]) => code >= 400 && !(name === 'code' && code > 599 && isRecord))?.[1];
}

/** A number, or a text that begins with one, such as `429 Too Many Requests`. */
function numberIn(value: unknown): number {
  return Number(/^\s*(\d{3,9})(?:\.0*)?(?=\s|$)/.exec(textIn(value) ?? '')?.[1]);
}

function isLimit(object: JsonObject, shape: RecordShape): boolean {
  const { error } = object;
  if (statusOf(object, shape) === 429 || (isObject(error) && isLimit(error, shape))) return true;
  const content = shape.textOf(object);
  const about = (text: string | undefined) => text !== undefined && ABOUT_LIMIT.test(text.slice(0, MAX_NOTICE));
  if (content === undefined || isFailure(object, shape))
    return [content, ...MESSAGE.map((name) => textIn(object[name]))].some(about);
  const signer = shape.signerOf(object);
  return signer !== undefined && NO_PERSON.test(signer) ? about(content) : signer === undefined && isOnlyLimit(content);
}

function isOnlyLimit(text: string): boolean {
  return text.length <= MAX_NOTICE && ONLY_LIMIT.test(text);
}

function waitOf(object: JsonObject): number | undefined {
  const seconds = textIn(object.retryAfter ?? object.retry_after);
  if (seconds !== undefined) return Number(seconds) * 1000;
  return isObject(object.error) ? waitOf(object.error) : undefined;
}
