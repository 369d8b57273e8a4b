import type { ColdStart } from './cold-start.ts';
import { markdownTable } from './markdown-table.ts';

/** The most milliseconds that a start may take on two idle cores. */
const AIMS = {
  ingest: { init_ms: 120, first_ms: 60 },
  transform: { init_ms: 175, first_ms: 165 },
} as const;

const TASKS = ['ingest', 'transform'] as const;
const TIMES = ['init_ms', 'first_ms'] as const;

/** What took longer than it may, a text for each. */
export function missedAims(measured: ColdStart): string[] {
  return TASKS.flatMap((task) =>
    TIMES.filter((time) => measured[task][time] > AIMS[task][time]).map(
      (time) => `${task} ${time} ${measured[task][time]}, at most ${AIMS[task][time]}`,
    ),
  );
}

/** The starts as a table, with the most that each may take. */
export function coldTable(measured: ColdStart): string {
  const table = markdownTable(['function', 'init', 'at most', 'first run', 'at most', 'warm run', 'peak', 'bundle']);
  const rows = TASKS.map((task) => {
    const { init_ms, first_ms, warm_ms, peak_mb, bundle_bytes } = measured[task];
    const { init_ms: initAim, first_ms: firstAim } = AIMS[task];
    return table.row([
      task,
      ...[init_ms, initAim, first_ms, firstAim, warm_ms].map((ms) => `${ms} ms`),
      `${peak_mb} MB`,
      `${(bundle_bytes / 1e6).toFixed(2)} MB`,
    ]);
  });
  return [table.head, ...rows, `bare Node starts and ends in ${measured.bare_node_ms} ms, which is not counted`].join(
    '\n',
  );
}
