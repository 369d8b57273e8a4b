/** A Query's answer in two: the bytes of its `Items` array, and the rest of the answer as JSON with `Items` left out. */
export interface SplitAnswer {
  readonly items: Uint8Array;
  readonly rest: string;
}

const NO_ITEMS = Buffer.from('[]');
const ITEMS_KEY = /"Items"\s*:\s*\[/g;
const CLOSE = ']'.charCodeAt(0);

/**
 * Splits the body of a Query's answer without reading its items. The other keys, in whatever order, are few and small:
 * before the array they are read from the start, behind it from the end, where the array ends at the last bracket that
 * leaves valid JSON. Throws SyntaxError if the body is no such answer.
 */
export function splitItems(body: Buffer): SplitAnswer {
  const start = itemsStart(body);
  if (start === undefined) return { items: NO_ITEMS, rest: body.toString('utf8') };
  const head = body.toString('utf8', 0, start);
  for (let end = body.lastIndexOf(CLOSE); end >= start; end = body.lastIndexOf(CLOSE, end - 1)) {
    const rest = `${head}null${body.toString('utf8', end + 1)}`;
    if (isJson(rest)) return { items: body.subarray(start, end + 1), rest };
  }
  throw new SyntaxError('the answer of the Query is cut short');
}

/** Where the array of the top-level key `Items` begins: the first place before which the body is an object just begun. */
function itemsStart(body: Buffer): number | undefined {
  for (let window = 4096; ; window *= 16) {
    const text = body.toString('latin1', 0, window);
    for (const match of text.matchAll(ITEMS_KEY)) {
      if (isJson(`${text.slice(0, match.index)}"Items":null}`)) return match.index + match[0].length - 1;
    }
    if (window >= body.length) return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
