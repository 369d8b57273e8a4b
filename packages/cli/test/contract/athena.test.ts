import { AthenaClient } from '@aws-sdk/client-athena';
import { awsClientConfig } from '@quote-elt/runtime';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runQuery } from '../../src/athena/run-query.ts';
import { InterruptedError } from '../../src/errors/interrupted-error.ts';
import { type AthenaScript, type FakeAthena, page, refused, SUCCEEDED, startFakeAthena } from '../fake-athena.ts';

const PLACE = { workgroup: 'of-dev', database: 'of_dev' };
const STARTED = { StartQueryExecution: { QueryExecutionId: 'id-1' } };
const execution = (State: string, more: object = {}) => ({ QueryExecution: { Status: { State, ...more } } });

let athena: FakeAthena;
afterEach(async () => {
  vi.unstubAllEnvs();
  await athena.close();
});

/** Runs a statement on an Athena that answers as `script` says, with no time between two questions. */
async function run(script: AthenaScript, stopAt?: string) {
  const stop = new AbortController();
  athena = await startFakeAthena(
    { ...STARTED, ...script },
    (operation) => operation === stopAt && stop.abort('SIGINT'),
  );
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = new AthenaClient({ ...awsClientConfig('command'), region: 'local', credentials, maxAttempts: 1 });
  const pauses: number[] = [];
  const states: [string, number][] = [];
  const result = await runQuery(client, PLACE, 'select 1', {
    signal: stop.signal,
    pause: async (ms) => void pauses.push(ms),
    onState: (...state) => states.push(state),
  }).then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => ({ value: undefined, error }),
  );
  client.destroy();
  return { ...result, pauses, states };
}

const operations = () => athena.requests.map(({ operation }) => operation);

test('a statement runs in the workgroup and the database of the stack, and its result is fetched', async () => {
  const { value } = await run({ GetQueryExecution: SUCCEEDED, GetQueryResults: page({ n: 'bigint' }, [['n'], ['7']]) });
  expect(value).toEqual({ rows: [{ n: 7 }], scannedBytes: 12_345_678, usd: expect.closeTo(0.0000617, 6) });
  expect(athena.requests).toEqual([
    {
      operation: 'StartQueryExecution',
      input: {
        QueryString: 'select 1',
        WorkGroup: 'of-dev',
        QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: 'of_dev' },
        // The SDK makes one, so that a request which is tried again starts no second query.
        ClientRequestToken: expect.any(String),
      },
    },
    { operation: 'GetQueryExecution', input: { QueryExecutionId: 'id-1' } },
    { operation: 'GetQueryResults', input: { QueryExecutionId: 'id-1', MaxResults: 1000 } },
  ]);
});

test('a query is waited for with longer and longer pauses, up to two seconds, and its state is told', async () => {
  const running = { QueryExecution: { Status: { State: 'RUNNING' }, Statistics: { DataScannedInBytes: 5 } } };
  const { pauses, states } = await run({
    GetQueryExecution: [execution('QUEUED'), ...Array(6).fill(running), SUCCEEDED],
    GetQueryResults: page({ n: 'bigint' }, [['n']]),
  });
  expect(pauses).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
  expect(states).toEqual([['QUEUED', 0], ...Array(6).fill(['RUNNING', 5])]);
});

test('a result comes page by page, and its header is no row', async () => {
  const rows = (count: number, from: number) => Array.from({ length: count }, (_, i) => [String(from + i)]);
  const pages = [
    { ...page({ n: 'bigint' }, [['n'], ...rows(999, 0)]), NextToken: 'two' },
    { ...page({ n: 'bigint' }, rows(1000, 999)), NextToken: 'three' },
    page({ n: 'bigint' }, rows(1, 1999)),
  ];
  const { value } = await run({ GetQueryExecution: SUCCEEDED, GetQueryResults: pages });
  expect(value?.rows).toEqual(Array.from({ length: 2000 }, (_, n) => ({ n })));
  expect(athena.requests.slice(2).map(({ input }) => input.NextToken)).toEqual([undefined, 'two', 'three']);
});

test('ten megabytes are billed at least, and of a statement about tables nothing', async () => {
  const of = (more: object) => ({ QueryExecution: { ...SUCCEEDED.QueryExecution, Statistics: {}, ...more } });
  const empty = page({}, []);
  const least = await run({ GetQueryExecution: of({}), GetQueryResults: empty });
  await athena.close();
  const free = await run({ GetQueryExecution: of({ StatementType: 'DDL' }), GetQueryResults: empty });
  expect([least.value?.usd, free.value?.usd]).toEqual([expect.closeTo(0.00005, 10), 0]);
});

describe('a query that ends without a result gives one error with the text of Athena', () => {
  test.each([
    ['FAILED', { StateChangeReason: 'SYNTAX_ERROR: line 1:8' }, 'SYNTAX_ERROR: line 1:8', /^correct the statement/],
    ['FAILED', { AthenaError: { ErrorMessage: 'worker lost', Retryable: true } }, 'worker lost', /^run it again/],
    ['FAILED', { StateChangeReason: 'Access Denied (S3)' }, 'Access Denied (S3)', /docs\/deploy\.md/],
    ['CANCELLED', { StateChangeReason: 'Bytes scanned limit was exceeded' }, 'Bytes scanned', /warehouseScanLimitMb/],
    ['CANCELLED', {}, 'Athena does not say why', /^correct the statement/],
  ])('%s, %j', async (state, more, message, hint) => {
    const { error } = await run({ GetQueryExecution: execution(state, more) });
    expect(error).toMatchObject({
      code: 'sql.failed',
      message: expect.stringContaining(message),
      hint: expect.stringMatching(hint),
    });
    expect(operations()).toEqual(['StartQueryExecution', 'GetQueryExecution']);
  });
});

describe('once the signal is aborted', () => {
  test.each(['StartQueryExecution', 'GetQueryExecution'])(
    'during %s, the query is stopped and that is said',
    async (at) => {
      const { error } = await run({ GetQueryExecution: execution('RUNNING') }, at);
      expect(error).toBeInstanceOf(InterruptedError);
      expect(error).toMatchObject({ signal: 'SIGINT', hint: expect.stringContaining('stopped on Athena too') });
      expect(athena.requests.at(-1)).toEqual({ operation: 'StopQueryExecution', input: { QueryExecutionId: 'id-1' } });
    },
  );

  test('a query that cannot be stopped is named, with the command that stops it', async () => {
    const script = { GetQueryExecution: execution('RUNNING'), StopQueryExecution: refused('AccessDenied', 'no') };
    const { error } = await run(script, 'GetQueryExecution');
    expect(error).toMatchObject({
      code: 'interrupted',
      hint: expect.stringContaining('aws athena stop-query-execution --query-execution-id id-1'),
    });
  });

  test('nothing is stopped of a query that has ended', async () => {
    await run({ GetQueryExecution: SUCCEEDED, GetQueryResults: page({}, []) }, 'GetQueryResults');
    expect(operations()).not.toContain('StopQueryExecution');
  });
});
