import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Artefacts, buildArtefacts } from '@quote-elt/infra/artefacts';
import { type Invocation, invokeAsLambda, unpackFunction } from '@quote-elt/infra/as-lambda';
import { QUOTATIONS } from '@quote-elt/ingest/sources/quotations';
import { LOCAL_TABLES, startDynamoDb, startStandInApi } from '@quote-elt/local';
import { CalendarDate, ticksOfDay } from '@quote-elt/shared';

/** How a function starts from the archives that are uploaded: milliseconds of the fastest run, bytes unpacked. */
interface FunctionStart {
  /** Until the handler can be called, without bare Node. */
  readonly init_ms: number;
  /** The first invocation of a process, after that. */
  readonly first_ms: number;
  /** Any later one. */
  readonly warm_ms: number;
  readonly peak_mb: number;
  readonly bundle_bytes: number;
}

/** How both functions start, in new processes. */
export interface ColdStart {
  /** Node by itself, from start to exit. */
  readonly bare_node_ms: number;
  readonly ingest: FunctionStart;
  readonly transform: FunctionStart;
}

const WARM_RUNS = 20;
const DAY = CalendarDate.parse('2026-11-22');
const TICKS = ticksOfDay(DAY, 60);

/** Invokes both functions from their archives and layers, each run in a new process, in turn: ticks of a minute, then the day of these ticks again and again. */
export async function measureColdStart(runs: number): Promise<ColdStart> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-cold-'));
  const dynamodb = await startDynamoDb();
  const api = await startStandInApi({ records: QUOTATIONS, seed: 1 });
  try {
    const artefacts = await buildArtefacts(join(folder, 'staged'), process.arch === 'arm64' ? 'arm64' : 'x86_64');
    const ingest = await unpackFunction('ingest', artefacts, folder);
    const transform = await unpackFunction('transform', artefacts, folder);
    const tables = { AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint, ELT_RAW_TABLE: LOCAL_TABLES.raw };
    const source = { ELT_SOURCES: 'quotable', ELT_SOURCE_BASE_URL: api.baseUrl };
    const days = Array(WARM_RUNS / 5).fill({ task: 'transform', dates: [DAY], force: true });
    const bare: number[] = [];
    const told: { ingest: Invocation[]; transform: Invocation[] } = { ingest: [], transform: [] };
    for (let run = 0; run < runs; run++) {
      bare.push(await bareNode());
      const ticks = TICKS.slice(run * (WARM_RUNS + 1), (run + 1) * (WARM_RUNS + 1));
      const events = ticks.map((scheduled_time) => ({ scheduled_time }));
      told.ingest.push(await invokeAsLambda(ingest, events, { ...tables, ...source }));
      told.transform.push(await invokeAsLambda(transform, days, { ...tables, ELT_RUNS_TABLE: LOCAL_TABLES.runs }));
    }
    return {
      bare_node_ms: least(bare),
      ingest: startOf('ingest', told.ingest, artefacts),
      transform: startOf('transform', told.transform, artefacts),
    };
  } finally {
    await api.close();
    await dynamodb.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function startOf(name: 'ingest' | 'transform', told: readonly Invocation[], artefacts: Artefacts): FunctionStart {
  return {
    init_ms: least(told.map(({ init_ms }) => init_ms)),
    first_ms: least(told.flatMap(({ runs_ms }) => runs_ms.slice(0, 1))),
    warm_ms: least(told.flatMap(({ runs_ms }) => runs_ms.slice(1))),
    peak_mb: Math.max(...told.map(({ peak_mb }) => peak_mb)),
    bundle_bytes: artefacts[name].size.unzipped,
  };
}

function least(values: readonly number[]): number {
  return Math.round(Math.min(...values) * 10) / 10;
}

async function bareNode(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', ''], { stdio: 'inherit' }), 'exit');
  return performance.now() - started;
}
