/** What a terminal obeys, hides or lets reorder a line: controls, line separators, lone surrogates, and all that is ignored by default. */
const HIDDEN = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`;

/** A joiner or variation selector belongs to the text where it follows a letter or sign outside ASCII, or makes a keycap. */
const JOINED = String.raw`(?<=(?!${HIDDEN})\P{ASCII}\ufe0f?)[\u200c\u200d]|(?<=(?!${HIDDEN})(?:\P{ASCII}|[\d#*]))[\ufe00-\ufe0f]`;

/** Made when it is first used: patterns of Unicode take time to make, and a cold start is paid for. */
let joinedOrHidden: RegExp | undefined;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * `text` as one line that a terminal only prints: controls, bidi controls, line separators and invisible characters stand as
 * the escapes of a JSON string, such as `\n` or `\u202e`, so that JSON stays the same JSON.
 */
export function visible(text: string): string {
  joinedOrHidden ??= new RegExp(`(${JOINED})|${HIDDEN}`, 'gu');
  return text.replace(joinedOrHidden, (found, joined) => joined ?? SHORT[found] ?? unicodeEscapes(found));
}

function unicodeEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
