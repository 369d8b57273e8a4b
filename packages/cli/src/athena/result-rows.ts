import type { ColumnInfo, Row as ResultRow, ResultSet } from '@aws-sdk/client-athena';
import type { Row } from '@quote-elt/transform';
import { cellValue } from './cell-value.ts';

/** The rows of a result of Athena from its pages in order, without the header that it puts first. */
export function resultRows(pages: readonly ResultSet[]): Row[] {
  const columns = pages[0]?.ResultSetMetadata?.ColumnInfo ?? [];
  const names = distinctNames(columns.map(({ Label, Name = '' }) => Label ?? Name));
  const rows = pages.flatMap(({ Rows = [] }) => Rows);
  return (isHeader(rows[0], columns) ? rows.slice(1) : rows).map(({ Data = [] }) =>
    // An assignment would lose a column that is called `__proto__`.
    Object.fromEntries(columns.map(({ Type = '' }, i) => [names[i] ?? '', cellValue(Data[i]?.VarCharValue, Type)])),
  );
}

/** Statements that show or describe something have no header. */
function isHeader(row: ResultRow | undefined, columns: readonly ColumnInfo[]): boolean {
  return row !== undefined && columns.every(({ Name }, i) => row.Data?.[i]?.VarCharValue === Name);
}

/** Names as DuckDB makes them distinct: `n`, `n:1`, `n:2`. */
function distinctNames(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((each) => each === name).length;
    return before === 0 ? name : `${name}:${before}`;
  });
}
