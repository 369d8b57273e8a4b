import { isCastToDate, typeOfCast } from './casts.ts';
import type { Rule } from './rule.ts';
import type { Tokens } from './tokens.ts';

/** What both engines read, each in its own way. */
export const DIFFERENT: readonly Rule[] = [
  (tokens, place) => {
    if (tokens.at(place).text !== '/') return undefined;
    const before = tokens.at(place - 1).text === ')' ? typeOfCast(tokens, tokens.matching(place - 1)) : undefined;
    const after = tokens.at(place + 2).text === '(' ? typeOfCast(tokens, place + 2) : undefined;
    return before?.type === 'double' || after?.type === 'double'
      ? undefined
      : { found: 'a / b', instead: 'cast(a as double) / b: of whole numbers one engine gives a whole number' };
  },
  (tokens, place) => {
    if (tokens.at(place).text !== '-' || !endsAsDate(tokens, place - 1)) return undefined;
    return beginsAsDate(tokens, place + 1)
      ? { found: 'a date less a date', instead: "date_diff('day', b, a)" }
      : undefined;
  },
  (tokens, place) => {
    const sign = tokens.at(place).text;
    if ((sign !== '+' && sign !== '-') || !endsAsDate(tokens, place - 1)) return undefined;
    if (tokens.at(place + 1).kind === 'number') return { found: `a date ${sign} a number`, instead: DAY_LATER };
    if (tokens.at(place + 1).text !== 'interval') return undefined;
    return isCastToDate(tokens, place) ? undefined : { found: `a date ${sign} an interval`, instead: DAY_LATER };
  },
  (tokens, place) => {
    if (tokens.at(place).text !== 'date_trunc') return undefined;
    const part = tokens.at(place + 2).text;
    if (/^'(milli|micro)?(second|minute|hour)s?'$/.test(part) || isCastToDate(tokens, place)) return undefined;
    return {
      found: `date_trunc(${part}, …)`,
      instead: `cast(date_trunc(${part}, d) as date): of a date one engine gives an instant`,
    };
  },
  (tokens, place) => {
    const part = tokens.at(place + 2).text;
    if (tokens.at(place).text !== 'date_diff' || /^'(day|second|millisecond)'$/.test(part)) return undefined;
    const instead = "date_diff('day', a, b): of longer parts one engine counts whole ones, the other where they begin";
    return { found: `date_diff(${part}, …)`, instead };
  },
];

const DAY_LATER = "cast(d + interval '1' day as date)";

/** Columns of dates are named so here. */
const DATE_NAME = /^"?(\w+_)?(date|day|month|week)"?$/;

function endsAsDate(tokens: Tokens, place: number): boolean {
  const token = tokens.at(place);
  if (token.kind === 'text') return tokens.at(place - 1).text === 'date';
  if (token.text === ')') return typeOfCast(tokens, tokens.matching(place))?.type === 'date';
  return (token.kind === 'word' || token.kind === 'name') && DATE_NAME.test(token.text);
}

function beginsAsDate(tokens: Tokens, place: number): boolean {
  const next = tokens.at(place + 1);
  if (next.text === '(') return typeOfCast(tokens, place + 1)?.type === 'date';
  if (tokens.at(place).text === 'date' && next.kind === 'text') return true;
  let end = place;
  while (tokens.at(end + 1).text === '.') end += 2;
  return endsAsDate(tokens, end);
}
