import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type EmbeddedDynamoDb, LOCAL_TABLES, type StandInApi, startDynamoDb, startStandInApi } from '@quote-elt/local';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Artefacts, buildArtefacts, HANDLERS } from '../../src/artefacts/build-artefacts.ts';
import { megabytes } from '../../src/artefacts/limits.ts';

/** What `lambda-runtime.cjs` tells of one invocation. */
interface Invocation {
  readonly result: Record<string, unknown>;
  readonly init_ms: number;
  readonly run_ms: number;
  readonly peak_mb: number;
  readonly resolved: Readonly<Record<string, string>>;
  readonly loaded: readonly string[];
}

const QUOTATIONS = [{ id: 'abcdefghij', content: 'Know thyself.', author: 'Chilon', tags: [] }];
let root: string;
let dynamodb: EmbeddedDynamoDb;
let api: StandInApi;
let artefacts: Artefacts;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'as-lambda-'));
  artefacts = await buildArtefacts(join(root, 'staged'), process.arch === 'arm64' ? 'arm64' : 'x86_64');
  dynamodb = await startDynamoDb();
  api = await startStandInApi({ quotations: QUOTATIONS, seed: 1 });
});
afterAll(async () => {
  await dynamodb.close();
  await api.close();
  await rm(root, { recursive: true, force: true });
});

/** Unpacks a function and its layers as Lambda does, and invokes its handler in a process that knows nothing else. */
async function invoke(
  name: 'ingest' | 'transform',
  layers: readonly ('common' | 'duckdb')[],
  event: object,
): Promise<Invocation> {
  const task = join(root, name, 'task');
  const opt = join(root, name, 'opt');
  await cp(artefacts[name].folder, task, { recursive: true });
  for (const layer of layers) await cp(artefacts[layer].folder, opt, { recursive: true });
  const modules = [`${opt}/nodejs/node24/node_modules`, `${opt}/nodejs/node_modules`, task];
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'lambda-runtime.cjs'), task, HANDLERS[name], JSON.stringify(event)],
    {
      cwd: task,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        NODE_PATH: modules.join(':'),
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
        AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
        ELT_STACK: 'test',
        ELT_RAW_TABLE: LOCAL_TABLES.raw,
        ...(name === 'ingest'
          ? { ELT_QUOTABLE_BASE_URL: api.baseUrl, ELT_QUOTE_SOURCES: 'quotable' }
          : { ELT_RUNS_TABLE: LOCAL_TABLES.runs }),
      },
    },
  );
  const [lines, problems] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect(problems).toBe('');
  const told: Invocation = JSON.parse(lines.trim().split('\n').at(-1) ?? '');
  process.stdout.write(
    `${name}: init ${told.init_ms} ms, run ${told.run_ms} ms, peak ${told.peak_mb} MB, ` +
      `bundle ${megabytes(artefacts[name].size.unzipped)}, layers ${layers.map((layer) => megabytes(artefacts[layer].size.zipped)).join(' + ')} zipped\n`,
  );
  return told;
}

test('the archives ingest a tick and transform its day, with the DuckDB of the layer and nothing of the workspace', async () => {
  const ingest = await invoke('ingest', ['common'], { scheduled_time: '2026-11-22T10:00:00Z' });
  expect(ingest.result).toEqual({
    tick: '2026-11-22T10:00:00.000Z',
    source: 'quotable',
    written: 1,
    duplicates: 0,
    rejected: 0,
  });
  const transform = await invoke('transform', ['common', 'duckdb'], { dates: ['2026-11-22'] });
  expect(transform.result).toMatchObject({
    days: [{ record: { status: 'succeeded', rows: 1, stats: { most_common_author: 'Chilon' } } }],
  });
  expect(transform.resolved['@duckdb/node-api']).toMatch(
    new RegExp(`^${root}/transform/opt/nodejs/node_modules/@duckdb/node-api/`),
  );
  expect(transform.resolved.zod).toMatch(new RegExp(`^${root}/transform/opt/`));
  expect([...ingest.loaded, ...transform.loaded].filter((file) => !file.startsWith(root))).toEqual([]);
});
