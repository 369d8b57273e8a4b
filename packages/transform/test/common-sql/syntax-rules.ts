import { typeOfCast } from './casts.ts';
import { NO_FUNCTIONS, type Rule } from './rule.ts';
import type { Tokens } from './tokens.ts';

/** Words that end a list of terms. */
const CLAUSES = 'from where group order having limit union except intersect select'.split(' ');

/** The types that both engines have; rows and arrays need more words. */
const TYPES = 'varchar integer bigint double boolean date timestamp decimal row array'.split(' ');

/** A rule that refuses a token by its text. */
function refuse(text: string, instead: string): Rule {
  return (tokens, place) => {
    const token = tokens.at(place);
    return token.kind !== 'text' && token.kind !== 'name' && token.text === text ? { found: text, instead } : undefined;
  };
}

/** What Trino does not read at all. */
export const SYNTAX: readonly Rule[] = [
  refuse('::', 'cast(x as type)'),
  refuse('//', 'cast(floor(cast(a as double) / b) as bigint)'),
  refuse('**', 'a product'),
  refuse('==', '='),
  refuse(';', 'one bare select a file'),
  refuse('qualify', 'a common table expression and where'),
  refuse('exclude', 'the columns by name'),
  refuse('lambda', 'x -> …'),
  refuse('ilike', 'like'),
  refuse('pivot', 'filter (where …)'),
  refuse('asof', 'a join and row_number()'),
  (tokens, place) => {
    const next = tokens.at(place + 1);
    const ends = next.text === '' || next.text === ')' || (next.kind === 'word' && CLAUSES.includes(next.text));
    return tokens.at(place).text === ',' && ends
      ? { found: 'a trailing comma', instead: 'no comma after the last term' }
      : undefined;
  },
  (tokens, place) => {
    if (tokens.at(place).text !== 'from' || tokens.at(place - 1).text === 'distinct') return undefined;
    return hasSelect(tokens, place) ? undefined : { found: 'from without select', instead: 'select … from t' };
  },
  (tokens, place) => {
    const [word, by, all] = [0, 1, 2].map((each) => tokens.at(place + each).text);
    return (word === 'group' || word === 'order') && by === 'by' && all === 'all'
      ? { found: `${word} by all`, instead: `${word} by the columns` }
      : undefined;
  },
  (tokens, place) => {
    const before = tokens.at(place - 1);
    const subscript =
      before.kind === 'name' ||
      [')', ']', 'array'].includes(before.text) ||
      (before.kind === 'word' && !NO_FUNCTIONS.includes(before.text));
    return tokens.at(place).text === '[' && !subscript
      ? { found: 'a list in brackets', instead: 'array_agg, or a column that is a list' }
      : undefined;
  },
  (tokens, place) => {
    const outer = tokens.at(tokens.around(place)).text;
    return tokens.at(place).text === ':' && outer === '['
      ? { found: 'a slice', instead: 'xs[1], or a list that needs no cut' }
      : undefined;
  },
  (tokens, place) => {
    const next = tokens.at(place + 1);
    return tokens.at(place).text === 'interval' && next.kind !== 'text'
      ? { found: `interval ${next.text}`, instead: "interval '1' day" }
      : undefined;
  },
  (tokens, place) => {
    const cast = tokens.at(place).text === '(' ? typeOfCast(tokens, place) : undefined;
    return cast !== undefined && !TYPES.includes(cast.type)
      ? { found: `the type ${cast.type}`, instead: `one of ${TYPES.join(', ')}` }
      : undefined;
  },
  (tokens, place) => {
    const { kind, text } = tokens.at(place);
    const framed = tokens.at(place + 1).text === 'between' && tokens.around(place) >= 0;
    return kind === 'word' && (text === 'rows' || text === 'range') && !framed && tokens.at(place + 1).text !== '('
      ? { found: text, instead: `"${text}"` }
      : undefined;
  },
  (tokens, place) => {
    const [name] = aliasInGroupBy(tokens, place);
    return name === undefined
      ? undefined
      : {
          found: `group by ${name}, a name of the same select`,
          instead: 'the expression again, or its place in the list',
        };
  },
];

/** Whether a select stands before a `from` on the same level, after the last word that begins another query. */
function hasSelect(tokens: Tokens, from: number): boolean {
  const level = tokens.around(from);
  // `extract(day from d)` and `trim(both from t)` have a `from` of their own.
  if (/^(extract|trim|substring|overlay)$/.test(tokens.at(level - 1).text)) return true;
  for (let place = from - 1; place > level; place--) {
    if (tokens.around(place) !== level) continue;
    const { text } = tokens.at(place);
    if (text === 'select') return true;
    if (['union', 'except', 'intersect', 'from'].includes(text) && tokens.at(place - 1).text !== 'distinct')
      return false;
  }
  return false;
}

/** The terms of the `group by` at a place that are names which the same select gives to an expression of another text. */
function aliasInGroupBy(tokens: Tokens, group: number): string[] {
  if (tokens.at(group).text !== 'group' || tokens.at(group + 1).text !== 'by') return [];
  const level = tokens.around(group);
  const aliases = new Set<string>();
  for (let place = group - 1; place > level; place--) {
    if (tokens.around(place) !== level) continue;
    if (tokens.at(place).text === 'select') break;
    // `x as x` gives no new name.
    if (tokens.at(place).text === 'as' && tokens.at(place - 1).text !== tokens.at(place + 1).text)
      aliases.add(tokens.at(place + 1).text);
  }
  const terms: string[] = [];
  for (let place = group + 2; place < tokens.length; place++) {
    const token = tokens.at(place);
    if (tokens.around(place) !== level || (token.kind === 'word' && CLAUSES.includes(token.text))) break;
    const alone = [tokens.at(place - 1).text, tokens.at(place + 1).text].every((each) => each !== '.' && each !== '(');
    if (alone && aliases.has(token.text)) terms.push(token.text);
  }
  return terms;
}
