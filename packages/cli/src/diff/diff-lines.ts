import type { DiffExample, Row, TableDiff } from '@quote-elt/transform';
import { formatCount } from '../terminal/format.ts';

/** How much of a value is shown in a line, in UTF-16 units. */
const MAX_VALUE = 60;

const SIGNS = { changed: '~', removed: '-', added: '+' } as const;

/** What became of rows, in one line: `3 changed, 1 removed`. */
export function countsText({ changed, removed, added }: Pick<TableDiff, 'changed' | 'removed' | 'added'>): string {
  const counts = Object.entries({ changed, removed, added }).filter(([, count]) => count > 0);
  if (counts.length === 0) return 'no row differs';
  return counts.map(([kind, count]) => `${formatCount(count)} ${kind}`).join(', ');
}

/** The lines below the counts: columns that came, went or changed their type, in how many rows each column differs, and examples. */
export function diffLines(
  { columns, changed_columns, examples, key }: TableDiff & { readonly examples: readonly DatedExample[] },
  width: number,
): string[] {
  const { added, removed, retyped } = columns;
  const differing = Object.entries(changed_columns).map(([name, count]) => `${name} in ${formatCount(count)}`);
  return [
    ...added.map(({ name, type }) => `+ column ${name} ${type}`),
    ...removed.map(({ name, type }) => `- column ${name} ${type}`),
    ...retyped.map(({ name, before, after }) => `~ column ${name} ${before} → ${after}`),
    ...(differing.length === 0 ? [] : [`rows that changed: ${differing.join(', ')}`]),
    ...(examples.length > 0 && key.length === 0 ? ['rows are compared whole: the versions share no key'] : []),
    ...examples.map((example) => cut(exampleLine(example), width - 2)),
  ].map((line) => `  ${line}`);
}

/** An example, of a day if it says which. */
type DatedExample = DiffExample & { readonly date?: string };

function exampleLine({ change, date, key, before, after }: DatedExample): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const values = names.map(
    (name) =>
      `${name} ${change === 'changed' ? changeText(before, after, name) : valueText({ ...before, ...after }, name)}`,
  );
  const keys = Object.keys(key).map((name) => `${name} ${valueText(key, name)}`);
  return [SIGNS[change], ...(date === undefined ? [] : [date]), [...keys, ...values].join(', ')].join(' ');
}

function changeText(before: Row, after: Row, name: string): string {
  return `${valueText(before, name)} → ${valueText(after, name)}`;
}

function valueText(row: Row, name: string): string {
  return cut(JSON.stringify(row[name] ?? null), MAX_VALUE);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
