import type { CostLine } from './usage.ts';

/** The lines of cost of some stacks as text, the widest share first. */
export function costTable(stacks: readonly string[], lines: readonly CostLine[]): string {
  const rows = [...lines]
    .sort((a, b) => b.share - a.share)
    .map(({ resource, used, limit, share }) => [
      resource.replaceAll('_', ' '),
      count(used),
      count(limit),
      `${(share * 100).toFixed(1)} %`,
    ]);
  const head = [`a month of ${stacks.join(' and ')}`, 'used', 'free', 'share'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
