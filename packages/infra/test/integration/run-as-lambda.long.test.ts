import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTED_SOURCE } from '@quote-elt/ingest/config';
import {
  type EmbeddedDynamoDb,
  LOCAL_TABLES,
  type LocalS3,
  STAND_IN_SAMPLES,
  type StandInApi,
  startDynamoDb,
  startLocalS3,
  startStandInApi,
} from '@quote-elt/local';
import { CalendarDate } from '@quote-elt/shared';
import { MARTS, objectKey } from '@quote-elt/transform/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Artefacts, buildArtefacts } from '../../src/artefacts/build-artefacts.ts';
import { megabytes } from '../../src/artefacts/limits.ts';
import { type Invocation, invokeAsLambda, unpackFunction } from '../../src/as-lambda/invoke-as-lambda.ts';
import { NODE_OPTIONS } from '../../src/environment.ts';

/** The client of S3, and a bucket for it. */
const CLIENT = '@aws-sdk/client-s3';
const BUCKET = 'marts-of-a-stack';

let root: string;
let dynamodb: EmbeddedDynamoDb;
let api: StandInApi;
let s3: LocalS3;
let artefacts: Artefacts;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'as-lambda-'));
  artefacts = await buildArtefacts(join(root, 'staged'), process.arch === 'arm64' ? 'arm64' : 'x86_64');
  dynamodb = await startDynamoDb();
  api = await startStandInApi({ records: STAND_IN_SAMPLES, seed: 1 });
  s3 = await startLocalS3({ buckets: [BUCKET] });
});
afterAll(async () => {
  await dynamodb.close();
  await api.close();
  await s3.close();
  await rm(root, { recursive: true, force: true });
});

async function invoke(name: 'ingest' | 'transform', event: object, warehouse = false): Promise<Invocation> {
  const told = await invokeAsLambda(await unpackFunction(name, artefacts, root, { warehouse }), [event], {
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    NODE_OPTIONS,
    ELT_STACK: 'test',
    ELT_RAW_TABLE: LOCAL_TABLES.raw,
    ...(name === 'ingest'
      ? { ELT_SOURCE_BASE_URL: api.baseUrl, ELT_SOURCES: HOSTED_SOURCE, ELT_RECORDS_PER_TICK: '1' }
      : { ELT_RUNS_TABLE: LOCAL_TABLES.runs }),
    ...(warehouse ? { ELT_WAREHOUSE_BUCKET: BUCKET, AWS_ENDPOINT_URL_S3: s3.endpoint } : {}),
  });
  const [run = 0] = told.runs_ms;
  process.stdout.write(
    `${name}: init ${Math.round(told.init_ms)} ms, run ${Math.round(run)} ms, peak ${told.peak_mb} MB, bundle ${megabytes(artefacts[name].size.unzipped)}\n`,
  );
  return told;
}

// The layer has the DuckDB of Lambda, which is a Linux.
const onLinux = test.runIf(process.platform === 'linux');

onLinux(
  'the archives ingest a tick and transform its day, with the DuckDB of the layer and nothing of the workspace',
  async () => {
    const ingest = await invoke('ingest', { scheduled_time: '2026-11-22T10:00:00Z' });
    expect(ingest.result).toEqual({
      tick: '2026-11-22T10:00:00.000Z',
      source: HOSTED_SOURCE,
      written: 1,
      duplicates: 0,
      rejected: 0,
    });
    const transform = await invoke('transform', { dates: ['2026-11-22'] });
    expect(transform.result).toMatchObject({
      days: [{ record: { status: 'succeeded', rows: 1, figures: { rows: 1 } } }],
    });
    expect(transform.resolved['@duckdb/node-bindings']).toMatch(
      new RegExp(`^${root}/transform/opt/nodejs/node_modules/@duckdb/node-bindings/`),
    );
    expect(transform.resolved.zod).toMatch(new RegExp(`^${root}/transform/opt/`));
    expect([...ingest.loaded, ...transform.loaded].filter((file) => !file.startsWith(root))).toEqual([]);
  },
);

onLinux(
  'only the archives of a stack with a warehouse load the client of S3, from its layer, and publish the day',
  async () => {
    const day = { dates: ['2026-11-20'] };
    await invoke('ingest', { scheduled_time: '2026-11-20T10:00:00Z' });
    const off = await invoke('transform', day);
    expect(off.resolved[CLIENT]).toBe('nowhere');
    expect(off.loaded.filter((file) => file.includes('client-s3'))).toEqual([]);
    const on = await invoke('transform', { ...day, force: true }, true);
    expect(on.resolved[CLIENT]).toMatch(new RegExp(`^${root}/transform/opt/nodejs/node_modules/${CLIENT}/`));
    expect([...s3.objects.keys()]).toEqual(
      MARTS.map((mart) => `${BUCKET}/${objectKey(mart, CalendarDate.parse('2026-11-20'))}`),
    );
  },
);

onLinux('a failure names its class and the line of its source, as a dead letter and the log show it', async () => {
  const failed = await invoke('ingest', { scheduled_time: 'now' }).then(
    () => 'nothing failed',
    (error: Error) => error.message,
  );
  expect(failed).toMatch(/InvalidEvent: ingest event/);
  expect(failed).toMatch(/ingest\/src\/handler\.ts:\d+:\d+/);
  await expect(invoke('transform', { dates: 'yesterday' })).rejects.toThrow(
    /InvalidEvent: [\s\S]*transform\/src\/days\/read-event\.ts:\d+/,
  );
});
