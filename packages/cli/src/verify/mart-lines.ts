import type { MartVerdict } from '@quote-elt/transform';
import { countsText, diffLines } from '../diff/diff-lines.ts';
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
  const rows = verdict.identical
    ? `rebuilt as recorded, published otherwise  ${rebuilt}`
    : `differs: recorded ${expected}, rebuilt ${rebuilt}`;
  const { difference } = verdict;
  return [
    [red('✘'), ` ${verdict.name.padEnd(12)} ${rows}`],
    ...verdict.objects.map(({ problem, key }) => `  ${problem}: ${key}`),
    ...(difference === null
      ? []
      : [`  from the published file to the rebuilt mart: ${countsText(difference)}`, ...diffLines(difference, width)]),
  ];
}
