import type { Tokens } from './tokens.ts';

/** The type that a cast names, by the place of its opening bracket, and where it stands; undefined if that is no cast. */
export function typeOfCast(
  tokens: Tokens,
  bracket: number,
): { readonly type: string; readonly place: number } | undefined {
  if (bracket < 0 || !/^(try_)?cast$/.test(tokens.at(bracket - 1).text)) return undefined;
  const end = tokens.matching(bracket);
  for (let place = end - 1; place > bracket; place--) {
    if (tokens.at(place).text === 'as' && tokens.around(place) === bracket) {
      return { type: tokens.at(place + 1).text, place: place + 1 };
    }
  }
  return undefined;
}

/** Whether what stands at a place is an argument of a cast to a date. */
export function isCastToDate(tokens: Tokens, place: number): boolean {
  return typeOfCast(tokens, tokens.around(place))?.type === 'date';
}
