import type { Figures } from '@quote-elt/shared';
import { MODELS } from '../../models/manifest.ts';
import { sqlName } from '../duckdb/sql-text.ts';
import type { Database, Row } from '../duckdb/with-database.ts';

/** The figures of the day that the models marked in the manifest give; values that are neither numbers nor texts are left out. */
export async function figuresOf(db: Database): Promise<Figures> {
  const figures = new Map<string, unknown>();
  for (const { name, key, figures: kept } of MODELS) {
    if (kept === undefined) continue;
    for (const row of await db.rows(`from ${sqlName(name)}`)) {
      const entries = kept.from === 'rows' ? [[String(row.figure), row.value] as const] : columnsOf(row, key);
      for (const [figure, value] of entries) figures.set(figure, value);
    }
  }
  return Object.fromEntries([...figures].filter(isFigure));
}

function columnsOf(row: Row, key: readonly string[]) {
  return Object.entries(row).filter(([column]) => !key.includes(column));
}

function isFigure(entry: [string, unknown]): entry is [string, number | string] {
  return typeof entry[1] === 'number' || typeof entry[1] === 'string';
}
