/** A word of SQL, without comments and spaces. Words are lower case; a name and a text keep the marks around them. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'symbol';
  readonly text: string;
  readonly line: number;
}

const PATTERN =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<number>\d[\w.]*)|(?<word>[A-Za-z_]\w*)|(?<symbol>::|\/\/|\*\*|->>|->|\|\||<=|>=|<>|!=|==|\S)/g;

/** The tokens of a text of SQL, each with its line, from 1. */
export function tokensOf(sql: string): Token[] {
  return [...sql.matchAll(PATTERN)].flatMap((found) => {
    const kinds = Object.entries(found.groups ?? {}).filter(([, text]) => text !== undefined);
    const [kind, text = ''] = kinds[0] ?? [];
    if (kind === 'comment' || !isKind(kind)) return [];
    const line = sql.slice(0, found.index).split('\n').length;
    return [{ kind, text: kind === 'word' ? text.toLowerCase() : text, line }];
  });
}

function isKind(kind: string | undefined): kind is Token['kind'] {
  return kind !== undefined && ['word', 'name', 'text', 'number', 'symbol'].includes(kind);
}

/** Tokens that one walks by their places; what lies outside is an empty symbol. */
export interface Tokens {
  readonly length: number;
  at(place: number): Token;
  /** The place of the bracket that closes the one at `place`, or opens it; where there is none, the end or the start. */
  matching(place: number): number;
  /** The place of the bracket that opens what stands around `place`; -1 at the outermost level. */
  around(place: number): number;
}

const NOTHING: Token = { kind: 'symbol', text: '', line: 0 };
const OPEN = ['(', '['];
const CLOSE = [')', ']'];

/** The tokens of a text of SQL with their brackets matched. */
export function walk(sql: string): Tokens {
  const tokens = tokensOf(sql);
  const matching = new Map<number, number>();
  const around: number[] = [];
  const open: number[] = [];
  for (const [place, { kind, text }] of tokens.entries()) {
    if (kind === 'symbol' && CLOSE.includes(text)) {
      const opened = open.pop() ?? -1;
      matching.set(opened, place).set(place, opened);
    }
    around.push(open.at(-1) ?? -1);
    if (kind === 'symbol' && OPEN.includes(text)) open.push(place);
  }
  return {
    length: tokens.length,
    at: (place) => tokens[place] ?? NOTHING,
    matching: (place) => matching.get(place) ?? (OPEN.includes(tokens[place]?.text ?? '') ? tokens.length : -1),
    around: (place) => around[place] ?? -1,
  };
}
