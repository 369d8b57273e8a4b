/** A table of a page in Markdown, whose lines can be printed as they come. */
export interface MarkdownTable {
  /** The heading and the line below it. */
  readonly head: string;
  /** One line; there is a cell for each column. */
  row(cells: readonly string[]): string;
}

/** A table with columns of these names, numbers to the right. */
export function markdownTable(names: readonly string[]): MarkdownTable {
  const widths = names.map((name) => Math.max(name.length, MIN_WIDTH));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(' | ')} |`;
  return { head: `${line(names)}\n| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`, row: line };
}

/** Room for `1,000,000` and `2,777 MB`. */
const MIN_WIDTH = 9;
