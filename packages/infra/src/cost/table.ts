import { type BilledLine, sumUsd } from './bill.ts';
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
  return aligned([[`a month of ${stacks.join(' and ')}`, 'used', 'free', 'share'], ...rows]);
}

/** The cost of some stacks as text: what is free up to a limit, and then what is billed in any case, if there is anything. */
export function costText(stacks: readonly string[], lines: readonly CostLine[], billed: readonly BilledLine[]): string {
  return [costTable(stacks, lines), ...(billed.length === 0 ? [] : [billTable(billed)])].join('\n\n');
}

/** The same as JSON; the keys of what is billed are left out where nothing is. */
export function costJson(stacks: readonly string[], lines: readonly CostLine[], billed: readonly BilledLine[]): string {
  return JSON.stringify({ stacks, lines, ...(billed.length === 0 ? {} : { billed, billed_usd: sumUsd(billed) }) });
}

/** What is billed in any case, as text with its sum; in dollars. */
export function billTable(lines: readonly BilledLine[]): string {
  const rows = lines.map(({ resource, used, usd }) => [resource.replaceAll('_', ' '), count(used), dollars(usd)]);
  return aligned([['billed in any case', 'used', 'dollars'], ...rows, ['together', '', dollars(sumUsd(lines))]]);
}

/** Dollars to a hundredth of a cent. */
export function dollars(usd: number): string {
  return usd.toLocaleString('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
}

/** Rows as lines; the first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return rows.map(line).join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
