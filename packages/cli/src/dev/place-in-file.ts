import type { DuckDbMessage } from '../errors/duckdb-message.ts';

/** A place in a file; line and column from 1 on, the column in UTF-16 units, as editors count. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** What stands at either end of a line that DuckDB does not show whole. */
const LEFT_OUT = '...';

/**
 * Where DuckDB points, in a select that stood `linesBefore` lines below the beginning of its statement; undefined where it points
 * nowhere, or at something that does not stand in that line.
 */
export function placeInFile({ text, pointer }: DuckDbMessage, sql: string, linesBefore: number): FilePlace | undefined {
  const lines = sql.split('\n');
  if (pointer === undefined) return /at end of input$/.test(text) ? endOf(lines) : undefined;
  const line = pointer.line - linesBefore;
  const whole = lines[line - 1];
  if (whole === undefined) return undefined;
  if (whole.replace(/\r$/, '') === pointer.shown.replace(/\r$/, '')) return { line, column: pointer.at + 1 };
  const cutBefore = pointer.shown.startsWith(LEFT_OUT) ? LEFT_OUT.length : 0;
  const shown = pointer.shown.slice(cutBefore, pointer.shown.endsWith(LEFT_OUT) ? -LEFT_OUT.length : undefined);
  const begin = whole.indexOf(shown);
  return begin === -1 ? undefined : { line, column: begin + pointer.at - cutBefore + 1 };
}

/** Behind the last sign of a text. */
function endOf(lines: readonly string[]): FilePlace {
  const last = Math.max(
    0,
    lines.findLastIndex((line) => line.trim() !== ''),
  );
  return { line: last + 1, column: (lines[last] ?? '').trimEnd().length + 1 };
}
