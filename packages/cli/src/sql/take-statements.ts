/** What has been read so far, parted. */
export interface Taken {
  /** The statements that are whole, each with the `;` that ends it. */
  readonly statements: readonly string[];
  /** What came after them; empty where that is white space and comments alone. */
  readonly rest: string;
}

/**
 * The tokens in which a `;` ends nothing, and words, within which neither an `e` before a mark nor a `$` begins anything. A token
 * that is not ended reaches to the end of the text. A test holds what comes of them against DuckDB's own parser.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n\r]*|(?<comment>/\*))`,
    String.raw`e'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)`,
    `'[^']*(?:'|$)`,
    '"[^"]*(?:"|$)',
    String.raw`\$(?<mark>(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?(?:\$\k<mark>\$|$)`,
    String.raw`[a-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    '(?<end>;)',
    String.raw`[\s\S]`,
  ].join('|'),
  'iy',
);

/** Takes the statements from a text that are ended by a `;` outside of texts, of names between marks and of comments. */
export function takeStatements(text: string): Taken {
  const statements: string[] = [];
  let begun = 0;
  let isEmpty = true;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const { groups = {} } = TOKEN.exec(text) ?? {};
    at = groups.comment === undefined ? TOKEN.lastIndex : endOfComment(text, at);
    // A comment that is not ended goes on with the next line.
    const isOpen = groups.comment !== undefined && at > text.length;
    if (groups.space === undefined || isOpen) isEmpty = isEmpty && groups.end !== undefined;
    if (groups.end === undefined) continue;
    if (!isEmpty) statements.push(text.slice(begun, at).trim());
    begun = at;
    isEmpty = true;
  }
  return { statements, rest: isEmpty ? '' : text.slice(begun).trimStart() };
}

/** Where the comment that begins at `start` is over, with those within it; beyond the text where it is not ended. */
function endOfComment(text: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length + 1;
}
