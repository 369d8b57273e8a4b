import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundleScripts } from './bundle.ts';
import type { ChildReport } from './report.ts';

/** One run of one process: how long it took from start to exit, as its parent saw it, and what it printed. */
export interface Run extends ChildReport {
  readonly wall_ms: number;
}

/** The ways that are compared; each is a script of its own beside this file. */
export const WAYS = ['wire', 'floor', 'obvious', 'streamed', 'ours'] as const;
export type Way = (typeof WAYS)[number];

/** Runs every way `runs` times, alternating, against one replay server; gives all runs of each. */
export async function measure(
  items: number,
  latencyMs: number,
  runs: number,
  memoryMb: number,
  onRun: () => void,
): Promise<Record<Way, Run[]>> {
  const folder = await bundleScripts(WAYS);
  const server = fork(join(import.meta.dirname, 'replay-server.ts'), [String(items), String(latencyMs)]);
  const [address] = await once(server, 'message');
  const measured: Record<Way, Run[]> = { wire: [], floor: [], obvious: [], streamed: [], ours: [] };
  try {
    for (let run = 0; run < runs; run++) {
      for (const way of WAYS) {
        measured[way].push(await runOnce(way, folder, [String(address), String(memoryMb)]));
        onRun();
      }
    }
    return measured;
  } finally {
    server.disconnect();
  }
}

/** One run of a way; throws when it exits with anything but 0. */
async function runOnce(way: Way, folder: string, args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(folder, `${way}.mjs`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const wall_ms = performance.now() - started;
  if (code !== 0) throw new Error(`${way} ended with ${code}`);
  const report: ChildReport = JSON.parse(printed);
  return { ...report, wall_ms };
}
