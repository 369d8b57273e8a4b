import type { Tokens } from './tokens.ts';

/** What a rule finds at a place; undefined where all is well. */
export type Rule = (tokens: Tokens, place: number) => { readonly found: string; readonly instead: string } | undefined;

/** Words that a bracket may follow without being functions. */
export const NO_FUNCTIONS =
  'and as by distinct else except exists filter from having in intersect join like not on or over row select then union using values when where with within'.split(
    ' ',
  );
