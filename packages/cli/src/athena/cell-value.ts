import { isoText, type Row } from '@quote-elt/transform';

/** How a text of Athena is read, by the type of its column. */
const READERS: Readonly<Record<string, (text: string) => Row[string]>> = {
  boolean: (text) => text === 'true',
  tinyint: integer,
  smallint: integer,
  int: integer,
  integer,
  bigint: integer,
  float: number,
  real: number,
  double: number,
  timestamp: isoText,
  'timestamp with time zone': (text) => isoText(text.replace(/ UTC$/, '')),
};

/**
 * A value of Athena, which sends text for each type, as DuckDB's rows have it: integers beyond 2^53 and decimals stay text, instants
 * are ISO-8601 UTC, and what is left out is null. Lists, maps and rows stay the text that Athena has for them, where
 * nothing parts the marks of its elements from what is between them.
 */
export function cellValue(text: string | undefined, type: string): Row[string] {
  return text === undefined ? null : (READERS[type]?.(text) ?? text);
}

function integer(text: string): number | string {
  return Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/** JSON has no infinity. */
function number(text: string): number | string {
  return Number.isFinite(Number(text)) ? Number(text) : text;
}
