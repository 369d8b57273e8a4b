import type { KeptSettings } from '@quote-elt/shared';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/store/kept-settings.ts';
import { type AthenaScript, type FakeAthena, page, refused, SUCCEEDED, startFakeAthena } from '../fake-athena.ts';
import { withStandInStack } from '../stand-in-stack.ts';
import { elt } from '../support.ts';

const ON = { ...DEFAULT_SETTINGS, warehouse_bucket: 'warehouse-of-dev' };
const ROWS = page({ name: 'varchar', n: 'bigint' }, [
  ['name', 'n'],
  ['Anna', '3'],
  [null, '12'],
]);
const TABLE = ['┌──────┬────┐', '│ name │  n │', '├──────┼────┤', '│ Anna │  3 │', '│      │ 12 │', '└──────┴────┘'];
const GOOD = {
  StartQueryExecution: { QueryExecutionId: 'id-1' },
  GetQueryExecution: SUCCEEDED,
  GetQueryResults: ROWS,
};

afterEach(() => vi.unstubAllEnvs());

/** What a command line on stack dev does, whose Athena answers as `script` says; it is stopped when it asks for the state a second time. */
async function ask(
  argv: readonly string[],
  script: AthenaScript = GOOD,
  kept: KeptSettings = ON,
  stop = new AbortController(),
) {
  return withStandInStack(async () => {
    let asked = 0;
    const athena: FakeAthena = await startFakeAthena(script, (operation) => {
      if (operation === 'GetQueryExecution' && asked++ === 1) stop.abort('SIGINT');
    });
    try {
      const outcome = await elt(['sql', '--engine', 'athena', ...argv], { signal: stop.signal });
      return { ...outcome, requests: athena.requests };
    } finally {
      await athena.close();
    }
  }, kept);
}

describe('elt sql --engine athena', () => {
  test.each([
    [[], TABLE, ['2 rows']],
    [['--json'], ['[{"name":"Anna","n":3},{"name":null,"n":12}]'], []],
    [['--csv'], ['name,n', 'Anna,3', ',12'], []],
  ])('prints the rows as elt sql does with %j, then what was scanned and what that costs', async (format, out, err) => {
    expect(await ask(['--stack', 'dev', ...format, 'select 1'])).toMatchObject({
      code: 0,
      out,
      err: [...err, '12.3 MB scanned on Athena, 0.006173 cents'],
    });
  });

  test.each([
    [['select 1'], /none is named/],
    [['--stack', 'dev', '--data', 'here', 'select 1'], /takes no --data/],
    [['--stack', 'dev', '--from', '-3d', 'select 1'], /takes no --from/],
    [['--stack', 'dev', '--to', '-3d', 'select 1'], /takes no --to/],
    [['--stack', 'dev', '--raw', 'select 1'], /takes no --raw/],
    [['--stack', 'dev', '--parquet', 'x.parquet', 'select 1'], /takes no --parquet/],
  ])('refuses %j before anything is asked', async (argv, what) => {
    const { code, err, requests } = await ask(argv);
    expect([code, requests]).toEqual([2, []]);
    expect(err).toEqual([expect.stringMatching(/^error\[usage\]/), expect.stringMatching(/^ {2}\S/)]);
    expect(err[0]).toMatch(what);
  });

  test('refuses a stack without a warehouse, and a statement that writes, before anything is asked', async () => {
    const without = await ask(['--stack', 'dev', 'select 1'], GOOD, DEFAULT_SETTINGS);
    expect(without).toMatchObject({ code: 2, err: ['error[usage]: stack dev has no warehouse', expect.any(String)] });
    const writing = await ask(['--stack', 'dev', 'drop table t']);
    expect(writing).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^error\[sql\.writes\]/), expect.any(String)],
    });
    expect([without.requests, writing.requests]).toEqual([[], []]);
  });

  test.each([
    ['InvalidRequestException', 'WorkGroup quote-elt-dev is not found.', 'stack.missing', /deploy:dev/],
    ['InvalidRequestException', 'Only one sql statement is allowed', 'sql.failed', /Trino/],
    ['AccessDeniedException', 'not nameized', 'stack.denied', /docs\/deploy\.md/],
    ['UnrecognizedClientException', 'bad token', 'stack.credentials', /sign in/],
  ])('shows a refusal %s (%s) as %s', async (type, text, code, hint) => {
    const { code: exit, err } = await ask(['--stack', 'dev', 'select 1'], { StartQueryExecution: refused(type, text) });
    expect([exit, err]).toEqual([2, [`error[${code}]: stack dev: ${text}`, expect.stringMatching(hint)]]);
  });

  test('is stopped by Ctrl-C, and says that Athena was told', async () => {
    const stop = new AbortController();
    const running = { QueryExecution: { Status: { State: 'RUNNING' } } };
    const { code, err, requests } = await ask(
      ['--stack', 'dev', 'select 1'],
      { ...GOOD, GetQueryExecution: [running, running] },
      ON,
      stop,
    );
    expect([code, err]).toEqual([
      130,
      [
        'athena: running',
        'error[interrupted]: stopped before the end',
        '  the query was stopped on Athena too; what it had scanned until then is billed',
      ],
    ]);
    expect(requests.at(-1)?.operation).toBe('StopQueryExecution');
  });

  test('is the only engine besides DuckDB', async () => {
    expect(await elt(['sql', '--engine', 'spark', 'select 1'])).toMatchObject({
      code: 2,
      err: [expect.stringMatching(/^error\[usage\]: .*spark.*duckdb, athena/), expect.any(String)],
    });
  });
});
