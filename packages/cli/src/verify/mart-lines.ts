import type { MartVerdict, Row } from '@quote-elt/transform';
import { green, type Line, red } from '../terminal/line.ts';

/** Whether a mart is rebuilt as it is recorded, and published as the ledger says. */
export function isRight({ identical, objects }: MartVerdict): boolean {
  return identical && objects.length === 0;
}

/** What a verification says of a mart, with some rows that differ; a row is cut at `width` columns. */
export function martLines(verdict: MartVerdict, width: number): Line[] {
  const rebuilt = verdict.actual_sha256.slice(0, 16);
  if (isRight(verdict)) return [[green('✔'), ` ${verdict.name.padEnd(12)} identical  ${rebuilt}`]];
  const expected = verdict.expected_sha256?.slice(0, 16) ?? 'nothing';
  const rows = verdict.identical ? `identical  ${rebuilt}` : `differs: recorded ${expected}, rebuilt ${rebuilt}`;
  const line = (sign: string) => (row: Row) => `  ${sign} ${JSON.stringify(row)}`.slice(0, width);
  return [
    [red('✘'), ` ${verdict.name.padEnd(12)} ${rows}`],
    ...verdict.objects.map(({ problem, key }) => `  ${problem}: ${key}`),
    ...verdict.published_only.map(line('-')),
    ...verdict.rebuilt_only.map(line('+')),
  ];
}
