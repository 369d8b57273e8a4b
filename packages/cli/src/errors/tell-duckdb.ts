import { visible } from '@quote-elt/runtime';
import stringWidth from 'string-width';
import { readMessage } from './duckdb-message.ts';

/** What DuckDB says of a statement, ready to be shown: each line holds only what a terminal prints. */
export interface ToldDuckDb {
  /** What is wrong, in one line. */
  readonly message: string;
  /** What may have been meant, and the line of the statement with a caret under the place. */
  readonly excerpt: readonly string[];
}

/** Lines that are shown at most: a statement may be of any size. */
const MAX_LINES = 20;

/** Tells a message of DuckDB about a statement in which what the user wrote begins `linesBefore` lines below its own beginning. */
export function tellDuckDb(text: string, linesBefore = 0): ToldDuckDb {
  const { text: told, pointer } = readMessage(text);
  const [message = '', ...more] = told.split('\n').map((line) => visible(line.trimEnd()));
  const excerpt = more.slice(0, MAX_LINES);
  while (excerpt[0] === '') excerpt.shift();
  if (pointer === undefined || pointer.line <= linesBefore) return { message, excerpt };
  const head = `LINE ${pointer.line - linesBefore}: `;
  const caret = stringWidth(`${head}${visible(pointer.shown.slice(0, pointer.at))}`);
  const gap = excerpt.length === 0 ? [] : [''];
  return { message, excerpt: [...excerpt, ...gap, `${head}${visible(pointer.shown)}`, `${' '.repeat(caret)}^`] };
}
