import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { queryDayInput } from '@quote-elt/transform';
import { bundleScripts } from './bundle.ts';
import { BENCH_DAY } from './pages.ts';
import type { ChildReport } from './report.ts';
import { type Projection, wayWords } from './way-arguments.ts';

/** One run of one process: how long it took from start to exit, as its parent saw it, and what it printed. */
export interface Run extends ChildReport {
  readonly wall_ms: number;
}

/** The ways that are compared. */
export const WAYS = ['wire', 'whole_floor', 'floor', 'obvious', 'streamed', 'ours'] as const;
export type Way = (typeof WAYS)[number];

/** What ours asks for of an item, and so every way but one. */
const { ProjectionExpression = '', ExpressionAttributeNames = {} } = queryDayInput('quotes_raw', BENCH_DAY, undefined);
const PROJECTION: Projection = { ProjectionExpression, ExpressionAttributeNames };

/** The script of each way, beside this file, and the attributes that it asks for. */
const SCRIPTS: Readonly<Record<Way, { readonly script: string; readonly projection: Projection }>> = {
  wire: { script: 'wire', projection: PROJECTION },
  // Whole items: what the floor was until every way was given the same projection.
  whole_floor: { script: 'floor', projection: {} },
  floor: { script: 'floor', projection: PROJECTION },
  obvious: { script: 'obvious', projection: PROJECTION },
  streamed: { script: 'streamed', projection: PROJECTION },
  ours: { script: 'ours', projection: PROJECTION },
};

/** How a size is measured. */
export interface MeasureSettings {
  readonly runs: number;
  /** What DuckDB may use, in MB. */
  readonly memoryMb: number;
  /** What Node's heap may use in each way alike, in MB. */
  readonly heapMb: number;
  readonly onRun: () => void;
}

/** Runs every way, alternating, against one replay server; gives all runs of each. */
export async function measure(
  items: number,
  latencyMs: number,
  { runs, memoryMb, heapMb, onRun }: MeasureSettings,
): Promise<Record<Way, Run[]>> {
  const folder = await bundleScripts([...new Set(Object.values(SCRIPTS).map(({ script }) => script))]);
  const server = fork(join(import.meta.dirname, 'replay-server.ts'), [String(items), String(latencyMs)]);
  const [address] = await once(server, 'message');
  const measured: Record<Way, Run[]> = { wire: [], whole_floor: [], floor: [], obvious: [], streamed: [], ours: [] };
  try {
    for (let run = 0; run < runs; run++) {
      for (const way of WAYS) {
        const { script, projection } = SCRIPTS[way];
        const words = wayWords({ address: String(address), memoryMb, projection });
        measured[way].push(
          await runOnce(way, [`--max-old-space-size=${heapMb}`, join(folder, `${script}.mjs`), ...words]),
        );
        onRun();
      }
    }
    return measured;
  } finally {
    server.disconnect();
  }
}

/** One run of a way; throws when it exits with anything but 0. */
async function runOnce(way: Way, args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const wall_ms = performance.now() - started;
  if (code !== 0) throw new Error(`${way} ended with ${code}`);
  const report: ChildReport = JSON.parse(printed);
  return { ...report, wall_ms };
}
