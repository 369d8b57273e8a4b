import stringWidth from 'string-width';

/** What DuckDB says of a statement, in parts. */
export interface DuckDbMessage {
  /** What is wrong, and what DuckDB proposes instead. */
  readonly text: string;
  /** The line that it points at, from 1 on, as far as it shows it, and the place of its caret in that, from 0 on. */
  readonly pointer?: { readonly line: number; readonly shown: string; readonly at: number };
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Takes a message of DuckDB apart. Its caret counts columns of a terminal, in which a tab takes none. */
export function readMessage(message: string): DuckDbMessage {
  const found = /^([\s\S]*?)\n\nLINE (\d+): ([^\n]*)\n( *)\^\s*$/.exec(message);
  if (found === null) return { text: message.trim() };
  const [, text = '', line = '', shown = '', indent = ''] = found;
  const columns = indent.length - `LINE ${line}: `.length;
  return { text: text.trim(), pointer: { line: Number(line), shown, at: placeAfter(shown, columns) } };
}

/** Where the sign stands, in UTF-16 units, before which a terminal has written so many columns. */
function placeAfter(text: string, columns: number): number {
  let written = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    const width = stringWidth(segment);
    if (written >= columns && width > 0) return index;
    written += width;
  }
  return text.length;
}
