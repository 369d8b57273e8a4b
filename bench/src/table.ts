import Table from 'cli-table3';
import { type Comparison, MIN_RUNS } from './compare.ts';

/** The comparisons as a table, and a word where ratios are held back. */
export function benchTable(runs: number, sizes: readonly Comparison[]): string {
  const table = new Table({
    head: [
      'items',
      'latency',
      'wire',
      'floor',
      'obvious',
      'streamed',
      'ours',
      'ours/floor',
      'obvious/ours',
      'peak',
      'obvious peak',
      'same marts',
    ],
    colAligns: [...Array<'right'>(11).fill('right'), 'left'],
    style: { compact: true, head: [], border: [] },
  });
  for (const size of sizes) {
    table.push([
      size.items.toLocaleString('en-US'),
      `${size.latency_ms} ms`,
      seconds(size.wire_ms),
      seconds(size.floor_ms),
      seconds(size.obvious_ms),
      seconds(size.streamed_ms),
      seconds(size.ours_ms),
      size.ours_over_floor?.toFixed(2) ?? '—',
      size.obvious_over_ours?.toFixed(2) ?? '—',
      `${size.ours_peak_mb} MB`,
      `${size.obvious_peak_mb} MB`,
      size.same_marts ? 'yes' : 'NO',
    ]);
  }
  const held = runs < MIN_RUNS ? `\nno ratios from fewer than ${MIN_RUNS} runs: give --runs ${MIN_RUNS} or more` : '';
  return `${table.toString()}\nminimum of ${runs} alternating runs, whole processes${held}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
