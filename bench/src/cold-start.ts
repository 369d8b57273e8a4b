import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const ENTRY = join(import.meta.dirname, '..', '..', 'packages', 'ingest', 'src', 'lambda.ts');
const ENV = { ELT_RAW_TABLE: 'quotes_raw', AWS_REGION: 'eu-west-1', PATH: process.env.PATH ?? '' };

/** How ingest starts: milliseconds of the minimum run, bytes of everything it loads. */
export interface ColdStart {
  readonly bare_node_ms: number;
  readonly handler_ready_ms: number;
  readonly import_ms: number;
  readonly bundle_bytes: number;
}

/** Starts bare Node and Node with ingest's bundle, alternating, and compares. */
export async function measureColdStart(runs: number): Promise<ColdStart> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-cold-'));
  try {
    const bundle = join(folder, 'index.js');
    await build({
      entryPoints: [ENTRY],
      outfile: bundle,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
      logLevel: 'error',
    });
    const bare: number[] = [];
    const ready: number[] = [];
    for (let run = 0; run < runs; run++) {
      bare.push(await time(['-e', '']));
      ready.push(await time(['-e', `require(${JSON.stringify(bundle)})`]));
    }
    const [bare_node_ms, handler_ready_ms] = [Math.round(Math.min(...bare)), Math.round(Math.min(...ready))];
    const { size } = await stat(bundle);
    return { bare_node_ms, handler_ready_ms, import_ms: handler_ready_ms - bare_node_ms, bundle_bytes: size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function time(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: ENV });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`a start ended with ${code}`);
  return performance.now() - started;
}
