import { CodedError } from '@quote-elt/runtime';

/** White space, opening parentheses and comments, which may stand before the first word of a statement. */
const LEAD = String.raw`(?:[\s(]|--[^\n]*\n|/\*[\s\S]*?\*/)*`;
const EXPLAIN = String.raw`(?:explain\b${LEAD}(?:analyze\b${LEAD})?(?:verbose\b${LEAD})?(?:\([^()]*\)${LEAD})?)?`;
const READING = new RegExp(`^${LEAD}${EXPLAIN}(?:select|with|values|table|show|describe|desc)\\b`, 'i');

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
  if (!READING.test(sql)) throw new NotReadingError();
}
