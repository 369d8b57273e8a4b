import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Usage } from './usage-at-exit.ts';

const ELT = fileURLToPath(import.meta.resolve('@quote-elt/cli/main'));
const USAGE_AT_EXIT = pathToFileURL(join(import.meta.dirname, 'usage-at-exit.ts')).href;

/** One run of a command: how long it took from start to exit, as its parent saw it, what it took, and what it printed. */
export interface EltRun extends Usage {
  readonly wall_s: number;
  readonly out: string;
}

/** Runs a command of `elt` as a process of its own; throws Error with what it said if it ends with anything but 0. */
export async function runElt(argv: readonly string[]): Promise<EltRun> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', USAGE_AT_EXIT, ELT, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const wall_s = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`elt ${argv.join(' ')} ended with ${code}: ${said}`);
  const { peak_mb, cpu_s }: Usage = JSON.parse(said.slice(said.lastIndexOf('\n')));
  return { wall_s, cpu_s, peak_mb, out };
}
