import { typeOfCast } from './casts.ts';
import { DIFFERENT } from './difference-rules.ts';
import { INSTEAD, SAME_FUNCTIONS, TRINO_FUNCTIONS } from './functions.ts';
import { NO_FUNCTIONS, type Rule } from './rule.ts';
import { SYNTAX } from './syntax-rules.ts';
import { type Tokens, walk } from './tokens.ts';

/** What a file of SQL says that an engine does not read, or reads otherwise. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** `common` is read by DuckDB and Trino alike, `trino` by Trino alone. */
export type Dialect = 'common' | 'trino';

/** Everything in a file that its engines do not read, or do not read alike; in the order of its lines. */
export function lintSql(file: string, sql: string, dialect: Dialect): Finding[] {
  const tokens = walk(sql);
  const rules =
    dialect === 'common'
      ? [unknownFunction(SAME_FUNCTIONS), ...SYNTAX, ...DIFFERENT]
      : [unknownFunction([...SAME_FUNCTIONS, ...TRINO_FUNCTIONS]), ...SYNTAX];
  return Array.from({ length: tokens.length }, (_, place) => place).flatMap((place) =>
    rules.flatMap((rule) => {
      const finding = rule(tokens, place);
      return finding === undefined ? [] : [{ file, line: tokens.at(place).line, ...finding }];
    }),
  );
}

function unknownFunction(known: readonly string[]): Rule {
  return (tokens, place) => {
    const { kind, text } = tokens.at(place);
    if (kind !== 'word' || tokens.at(place + 1).text !== '(' || NO_FUNCTIONS.includes(text)) return undefined;
    if (tokens.at(place - 1).text === 'as' || isType(tokens, place) || known.includes(text)) return undefined;
    const [
      ,
      instead = 'a function that test/common-sql/functions.ts lists, or list it there once both engines have shown it',
    ] = INSTEAD.find(([pattern]) => pattern.test(text)) ?? [];
    return { found: `${text}(…)`, instead };
  };
}

/** Whether a word stands in the type that a cast names, such as `decimal(38, 0)`. */
function isType(tokens: Tokens, place: number): boolean {
  const type = typeOfCast(tokens, tokens.around(place));
  return type !== undefined && place > type.place;
}
