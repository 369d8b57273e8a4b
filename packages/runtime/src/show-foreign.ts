import { types } from 'node:util';
import { visible } from './visible.ts';

/** How much of foreign data a message shows, in UTF-16 units, unless its writer says otherwise. */
const SHOWN = 200;

/** Deeper than this nothing is shown: a line has no room for it, and a stack has an end. */
const MAX_DEPTH = 8;

/** Foreign text on one line of at most `max` UTF-16 units, with what cannot be seen as escapes such as `\u001b`; never throws. */
export function showText(text: string, max = SHOWN): string {
  // Escapes and joined white space change the length, so a little more than `max` is looked at.
  return cut(
    visible(
      text
        .slice(0, 4 * max)
        .replace(/\s+/g, ' ')
        .trim(),
    ),
    max,
  );
}

/**
 * Any value in the manner of JSON, on one line of at most `max` UTF-16 units, for messages and logs; an error as its name
 * and message. It runs no foreign code, neither getters nor proxies nor `toJSON`, and never throws, whatever the value is.
 * What lies more than eight levels deep is left out.
 */
export function showForeign(value: unknown, max = SHOWN): string {
  const line: Line = { text: '', max };
  write(line, value, 0);
  return cut(line.text, max);
}

interface Line {
  text: string;
  readonly max: number;
}

function write(line: Line, value: unknown, depth: number): void {
  if (typeof value === 'string') line.text += visible(JSON.stringify(value.slice(0, line.max)));
  else if (typeof value === 'function') line.text += '[function]';
  else if (typeof value !== 'object' || value === null) line.text += visible(String(value));
  else if (types.isProxy(value)) line.text += '[proxy]';
  else if (types.isNativeError(value)) line.text += errorText(value, line.max);
  else if (ArrayBuffer.isView(value)) line.text += '[bytes]';
  else if (depth === MAX_DEPTH) line.text += '…';
  else writeMembers(line, value, depth);
}

function writeMembers(line: Line, value: object, depth: number): void {
  const isArray = Array.isArray(value);
  line.text += isArray ? '[' : '{';
  let first = true;
  for (const key of isArray ? Array.prototype.keys.call(value) : Object.keys(value)) {
    if (line.text.length > line.max) return;
    if (!first) line.text += ',';
    first = false;
    if (!isArray) line.text += `${visible(JSON.stringify(String(key).slice(0, line.max)))}:`;
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property === undefined || 'value' in property) write(line, property?.value ?? null, depth + 1);
    else line.text += '[getter]';
  }
  line.text += isArray ? ']' : '}';
}

function errorText(error: Error, max: number): string {
  const [name, message] = ['name', 'message'].map((key) => showText(dataOf(error, key), max));
  return message === '' ? `${name}` : `${name}: ${message}`;
}

/** The text of a property, own or inherited, that is plain data. */
function dataOf(object: object, key: string): string {
  let at: object | null = object;
  for (let level = 0; at !== null && level < MAX_DEPTH && !types.isProxy(at); level++) {
    const property: PropertyDescriptor | undefined = Object.getOwnPropertyDescriptor(at, key);
    if (property !== undefined) return typeof property.value === 'string' ? property.value : '';
    at = Object.getPrototypeOf(at);
  }
  return '';
}

/** The beginning of a text; a pair of surrogates is not parted. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max - 1);
  return `${start.isWellFormed() ? start : start.slice(0, -1)}…`;
}
