import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArtefacts } from '@quote-elt/infra/artefacts';
import { invokeAsLambda, unpackFunction } from '@quote-elt/infra/as-lambda';
import { QUOTATIONS } from '@quote-elt/ingest/sources/quotations';
import { LOCAL_TABLES, startDynamoDb, startStandInApi } from '@quote-elt/local';
import { CalendarDate, ticksOfDay } from '@quote-elt/shared';

/** How ingest starts and ticks, from the archives that are uploaded: milliseconds of the fastest run, bytes unpacked. */
export interface ColdStart {
  /** Node by itself, from start to exit. */
  readonly bare_node_ms: number;
  /** Until the handler can be called, beyond bare Node. */
  readonly import_ms: number;
  /** The first tick of a process: import, request, put. */
  readonly cold_tick_ms: number;
  readonly warm_tick_ms: number;
  readonly peak_mb: number;
  readonly bundle_bytes: number;
  readonly layer_bytes: number;
}

const WARM_TICKS = 20;
const TICKS = ticksOfDay(CalendarDate.parse('2026-11-22'), 60);

/** Invokes the ingest function from its archive and its layer, in a new process for each run. */
export async function measureColdStart(runs: number): Promise<ColdStart> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-cold-'));
  const dynamodb = await startDynamoDb();
  const api = await startStandInApi({ records: QUOTATIONS, seed: 1 });
  try {
    const artefacts = await buildArtefacts(join(folder, 'staged'), process.arch === 'arm64' ? 'arm64' : 'x86_64');
    const unpacked = await unpackFunction('ingest', artefacts, folder);
    const env = {
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
      ELT_RAW_TABLE: LOCAL_TABLES.raw,
      ELT_SOURCES: 'quotable',
      ELT_SOURCE_BASE_URL: api.baseUrl,
    };
    const bare: number[] = [];
    const told = [];
    for (let run = 0; run < runs; run++) {
      bare.push(await bareNode());
      const ticks = TICKS.slice(run * (WARM_TICKS + 1), (run + 1) * (WARM_TICKS + 1));
      told.push(
        await invokeAsLambda(
          unpacked,
          ticks.map((scheduled_time) => ({ scheduled_time })),
          env,
        ),
      );
    }
    const least = (values: readonly number[]) => Math.round(Math.min(...values) * 10) / 10;
    return {
      bare_node_ms: least(bare),
      import_ms: least(told.map(({ init_ms }) => init_ms)),
      cold_tick_ms: least(told.map(({ init_ms, runs_ms }) => init_ms + (runs_ms[0] ?? 0))),
      warm_tick_ms: least(told.flatMap(({ runs_ms }) => runs_ms.slice(1))),
      peak_mb: Math.max(...told.map(({ peak_mb }) => peak_mb)),
      bundle_bytes: artefacts.ingest.size.unzipped,
      layer_bytes: artefacts.common.size.unzipped,
    };
  } finally {
    await api.close();
    await dynamodb.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function bareNode(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', ''], { stdio: 'inherit' }), 'exit');
  return performance.now() - started;
}
