import Table from 'cli-table3';
import type { Score } from './score.ts';

/** The scores as a table: one line a package. */
export function scoreTable(scores: readonly Score[]): string {
  const table = new Table({
    head: ['package', 'mutants', 'killed', 'survived', 'timed out', 'no coverage', 'ignored', 'score'],
    colAligns: ['left', ...Array<'right'>(7).fill('right')],
    style: { compact: true, head: [], border: [] },
  });
  for (const each of scores) table.push(cells(each));
  return table.toString();
}

/** The same in Markdown, for the summary of a workflow's run. */
export function scoreMarkdown(scores: readonly Score[]): string {
  const head = ['package', 'mutants', 'killed', 'survived', 'timed out', 'no coverage', 'ignored', 'score'];
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...scores.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cells({ name, mutants, killed, survived, timed_out, no_coverage, ignored, score }: Score): string[] {
  const counts = [mutants, killed, survived, timed_out, no_coverage, ignored].map(String);
  return [name, ...counts, `${score.toFixed(1)} %`];
}
