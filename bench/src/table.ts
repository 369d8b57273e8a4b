import { type Comparison, MIN_RUNS } from './compare.ts';
import { markdownTable } from './markdown-table.ts';

const SIZES = markdownTable([
  'items',
  'latency',
  'wire',
  'floor',
  'whole floor',
  'obvious',
  'streamed',
  'ours',
  'ours / floor',
  'ours / whole floor',
  'obvious / ours',
  'CPU',
  'obvious CPU',
  'peak',
  'obvious peak',
  'same marts',
]);

/** The heading of the table of sizes. */
export const SIZES_HEAD = SIZES.head;

/** The line of one size and latency. */
export function sizeRow(size: Comparison): string {
  return SIZES.row([
    size.items.toLocaleString('en-US'),
    `${size.latency_ms} ms`,
    seconds(size.wire_ms),
    seconds(size.floor_ms),
    seconds(size.whole_floor_ms),
    seconds(size.obvious_ms),
    seconds(size.streamed_ms),
    `**${seconds(size.ours_ms)}**`,
    ratio(size.ours_over_floor),
    ratio(size.ours_over_whole_floor),
    ratio(size.obvious_over_ours),
    `${size.ours_cpu_s.toFixed(2)} s`,
    `${size.obvious_cpu_s.toFixed(2)} s`,
    megabytes(size.ours_peak_mb),
    megabytes(size.obvious_peak_mb),
    size.same_marts ? 'yes' : 'NO',
  ]);
}

/** What stands below the table of sizes. */
export function sizesFoot(runs: number): string {
  const held = runs < MIN_RUNS ? `\nno ratios from fewer than ${MIN_RUNS} runs: give --runs ${MIN_RUNS} or more` : '';
  return `minimum of ${runs} alternating runs, whole processes${held}`;
}

/** Where the time of ours goes, for the sizes without latency. */
export function stepsTable(sizes: readonly Comparison[]): string {
  const steps = [...new Set(sizes.flatMap(({ ours_steps_ms }) => Object.keys(ours_steps_ms)))];
  const table = markdownTable(['items, 0 ms', ...steps]);
  const rows = sizes
    .filter(({ latency_ms }) => latency_ms === 0)
    .map(({ items, ours_steps_ms }) =>
      table.row([items.toLocaleString('en-US'), ...steps.map((step) => `${Math.round(ours_steps_ms[step] ?? 0)} ms`)]),
    );
  return [table.head, ...rows].join('\n');
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const ratio = (value: number | null) => value?.toFixed(2) ?? '—';
const megabytes = (value: number) => `${value.toLocaleString('en-US')} MB`;
