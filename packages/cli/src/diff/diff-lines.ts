import type { DiffExample, Row, TableDiff } from '@quote-elt/transform';
import { formatCount } from '../terminal/format.ts';

/** How much of a value is shown in a line, in UTF-16 units. */
const MAX_VALUE = 60;

/** The same of each side of a change, and how much of what is equal stands before the first difference. */
const MAX_SIDE = 40;
const SAME_BEFORE = 12;

/** A line of a change is not cut below this length, however narrow the terminal: it has two sides. */
const MIN_CHANGE = 160;

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
    ...examples.map((example) => cut(exampleLine(example), roomOf(example, width - 2))),
  ].map((line) => `  ${line}`);
}

function roomOf({ change }: DatedExample, width: number): number {
  return change === 'changed' ? Math.max(width, MIN_CHANGE) : width;
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

/** Both sides of a change, long ones from shortly before the place where they begin to differ. */
function changeText(before: Row, after: Row, name: string): string {
  const [one, other] = [before, after].map((row) => JSON.stringify(row[name] ?? null));
  const sides = [one ?? '', other ?? ''];
  if (sides.every((side) => side.length <= MAX_SIDE)) return sides.join(' → ');
  const start = Math.max(sameLength(sides) - SAME_BEFORE, 0);
  return sides.map((side) => (start === 0 ? '' : '…') + cut(side.slice(start), MAX_SIDE)).join(' → ');
}

/** How many UTF-16 units two texts have in common at their beginning. */
function sameLength([one = '', other = '']: readonly string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function valueText(row: Row, name: string): string {
  return cut(JSON.stringify(row[name] ?? null), MAX_VALUE);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
