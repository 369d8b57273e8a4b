import { CodedError } from '@quote-elt/runtime';

/** White space and comments, which Trino does not nest and whose lines a carriage return ends as well, or else a token. */
const TOKEN = /\s+|--[^\r\n]*|\/\*[\s\S]*?\*\/|(?<token>\w+|[\s\S])/gy;
const READING = new Set(['select', 'with', 'values', 'table', 'show', 'describe', 'desc']);

/** A statement would do more on Athena than read, or is none (`sql.writes`). */
class NotReadingError extends CodedError {
  constructor() {
    super('sql.writes', 'Athena is given statements that read, and no others', {
      hint: 'begin it with select, with, values, show, describe or explain: a table of a stack is not changed by hand',
    });
  }
}

/**
 * Throws NotReadingError unless a statement can only read, as its first word says: Athena would drop tables of a stack, or write
 * objects beside its days, which every later query would read. It takes one statement at a time by itself.
 */
export function requireReading(sql: string): void {
  if (!READING.has(firstWord(sql))) throw new NotReadingError();
}

/** The first word of a statement, or of the one that is explained, past opening parentheses; empty where there is none. */
function firstWord(sql: string): string {
  let explains = false;
  let inOptions = false;
  let before = '';
  for (const token of tokensOf(sql)) {
    if (inOptions) inOptions = token !== ')';
    else if (explains && before === '(' && (token === 'format' || token === 'type')) inOptions = true;
    else if (token === 'explain') explains = true;
    else if (token !== '(' && !(explains && (token === 'analyze' || token === 'verbose'))) return token;
    before = token;
  }
  return '';
}

/** The tokens one after the other: a match is never tried again longer, so that no comment reaches past its own end. */
function* tokensOf(sql: string): Generator<string> {
  for (const { groups } of sql.matchAll(TOKEN)) if (groups?.token !== undefined) yield groups.token.toLowerCase();
}
