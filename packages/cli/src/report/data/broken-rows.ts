import type { RunRecord } from '@quote-elt/shared';
import { allChecks, type Database, failingRows } from '@quote-elt/transform';
import { cellText } from '../page/cell-text.ts';
import { isOfRunBefore } from './day-state.ts';

/** Most rows of a check that are shown. */
const SHOWN = 5;

/** Rows that broke a check, as a table. */
export interface BrokenRows {
  readonly check: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The first rows of a built day that break each of the checks that did not pass; a check that the models of today have no more has none.
 * Where the record has the checks of a run before the last one, every check is looked at.
 */
export async function brokenRows(db: Pick<Database, 'rows'>, record: RunRecord): Promise<BrokenRows[]> {
  const broken = new Set(record.checks.filter(({ status }) => status !== 'passed').map(({ name }) => name));
  const isLookedAt = (name: string) => isOfRunBefore(record) || broken.has(name);
  const tables: BrokenRows[] = [];
  for (const check of allChecks()) {
    const { name } = check;
    if (!isLookedAt(name)) continue;
    const rows = await failingRows(db, check, SHOWN);
    const [first] = rows;
    if (first === undefined) continue;
    const columns = Object.keys(first);
    tables.push({ check: name, columns, rows: rows.map((row) => columns.map((column) => cellText(row[column]))) });
  }
  return tables;
}
