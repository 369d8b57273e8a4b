import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DEFAULT_BASE_URL, HOSTED_SOURCE } from '@quote-elt/ingest/config';
import { closeServer, listenOnLoopback, startDynamoDb } from '@quote-elt/local';
import { expect, test } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { elt, withDataFolder } from '../support.ts';

test.each([
  [['demo', '--tick', '3'], /^error\[usage\]: unknown option '--tick'/],
  [['demo', '--ticks', '0'], /^error\[usage\]: --ticks 0 is not a whole number from 1 to 1440$/],
  [['demo', '--ticks', '1441'], /--ticks 1441/],
  [['demo', '--seed', '-1'], /--seed -1/],
  [['demo', '--date', '2026-11-24'], /^error\[usage\]: --date 2026-11-24 is not over yet in UTC$/],
  [['demo', '--date', '2027-01-01'], /--date 2027-01-01 is not over yet/],
  [['demo', '--date', '22.11.2026'], /^error\[usage\]: --date 22.11.2026 is not a calendar date$/],
  [['demo', '--date', '2026-02-30'], /is not a calendar date$/],
  [['demo', '--port', '70000'], /--port 70000/],
  [['ingest', '--count', '51'], /^error\[usage\]: --count 51 is not a whole number from 1 to 50$/],
  [['ingest', '--tick', 'now'], /^error\[usage\]: --tick now is not an instant$/],
  [['ingest', '--tick', '2027-01-01T00:00:00Z'], /lies in the future$/],
  [['transform', '--date', '2026-11-20', '--tick', '2026-11-20T12:00:00Z'], /exclude each other/],
  [['transfrom'], /^error\[usage\]: unknown command 'transfrom'/],
  [['help', 'transfrom'], /^error\[usage\]: unknown command 'transfrom'/],
  [['transform', '--force'], /^error\[usage\]: --force needs --date$/],
  [['transform', '--nonsense'], /^error\[usage\]: unknown option '--nonsense'$/],
  [['runs', '--json', 'extra'], /^error\[usage\]: too many arguments/],
  [['sql', '--json', '--csv', 'select 1'], /^error\[usage\]: option '--csv' cannot be used with option '--json'$/],
  [['sql', '--json', '--parquet', 'x', 'select 1'], /cannot be used with/],
  [['models', '--json', '--mermaid'], /cannot be used with/],
])('%j is refused in two lines, with exit code 2', async (argv, message) => {
  await withDataFolder(async (folder) => {
    const data = argv.includes('transfrom') || argv.includes('models') ? [] : ['--data', join(folder, 'data')];
    const { code, out, err } = await elt([...argv, ...data]);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toHaveLength(2);
    expect(err[0]).toMatch(message);
    expect(err[1]).toMatch(/^ {2}\S/);
  });
});

test.each([
  ['ingest', '--base-url', 'somewhere', DEFAULT_BASE_URL],
  ['ingest', '--base-url', 'http://user:s3cret@127.0.0.1:9', DEFAULT_BASE_URL],
  ['ingest', '--base-url', 'https://records.example/?key=s3cret', DEFAULT_BASE_URL],
  ['ingest', '--base-url', 'http://records.example/s3cret', DEFAULT_BASE_URL],
  ['ingest', '--sources', 'nope', HOSTED_SOURCE],
  ['ingest', '--sources', '', HOSTED_SOURCE],
  ['ingest', '--sources', `${OFFLINE_SOURCE},nope`, HOSTED_SOURCE],
  ['ingest', '--count', '0', '--count 1'],
  ['ingest', '--count', '1.5', '--count 1'],
  ['redrive', '--sources', 'nope', HOSTED_SOURCE],
  ['serve', '--sources', 'nope', HOSTED_SOURCE],
  ['serve', '--count', '51', '--count 1'],
  ['serve', '--port', 'http', '--port 0'],
  ['serve', '--every', '1ms', '--every 60s'],
  ['settings', '--max-rejected-share', '2', '--max-rejected-share 0.1'],
  ['settings', '--max-rejected-share', '10%', '--max-rejected-share 0.1'],
  ['drill', '--days', '0', '--days 1'],
  ['drill', '--tick-seconds', '0', '--tick-seconds 1'],
  ['transform', '--date', 'today', '--date 2026-11-23'],
  ['transform', '--date', '-0d', '--date 2026-11-23'],
  ['verify', '--date', '-2', '--date 2026-11-23'],
  ['demo', '--date', 'last', '--date 2026-11-23'],
  ['sql', '--from', '2d', '--from 2026-11-23'],
  ['transform', '--tick', 'noon', '--tick 2026-11-22T18:59:00Z'],
  ['verify', '--date', '2026-11-31', '--date 2026-11-23'],
  ['report', '--date', '2030-01-01', '--date 2026-11-23'],
  ['gaps', '--from', 'x', '--from 2026-11-23'],
  ['sql', '--to', 'x', '--to 2026-11-23'],
  ['backfill', '--from', 'x', '--from 2026-11-23'],
  ['runs', '--data', '', '--data .elt'],
  ['demo', '--data', ' ', '--data .elt'],
  ['runs', '--stack', 'no stack', '--stack dev'],
  ['runs', '--stack', '', '--stack dev'],
])('%s %s %j is blamed on the flag, which is shown as it should be', async (command, flag, value, shown) => {
  const { code, out, err } = await elt([command, flag, value]);
  expect({ code, out, told: err }).toEqual({
    code: 2,
    out: [],
    told: [expect.stringMatching(`^error\\[usage\\]: ${flag} `), expect.stringContaining(shown)],
  });
  expect(err.join('\n')).not.toMatch(/s3cret|ELT_|environment/);
});

test('elt alone lists the commands, as --help does', async () => {
  const { code, out, err } = await elt([]);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out.filter((line) => /^ {2}(demo|runs|sql|doctor|help) /.test(line))).toHaveLength(5);
  expect(await elt(['--help'])).toEqual({ code, out, err });
});

test('wrong usage of a command within a group names the help of that very command', async () => {
  expect((await elt(['rows', 'get'])).err[1]).toBe('  see pnpm elt rows get --help');
  expect((await elt(['rows', '--nonsense'])).err[1]).toBe('  see pnpm elt rows --help');
});

test('--version shows the version and nothing else', async () => {
  expect(await elt(['--version'])).toEqual({
    code: 0,
    out: [expect.stringMatching(/^\d+\.\d+\.\d+ \(Node 24\./)],
    err: [],
  });
});

test('wrong arguments leave nothing behind', async () => {
  await withDataFolder(async (folder) => {
    await elt(['demo', '--date', '2027-01-01', '--data', join(folder, 'data')]);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});

test('a data folder that cannot be written is reported', async () => {
  await withDataFolder(async (folder) => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const command of [['demo'], ['demo', '--keep'], ['runs'], ['transform'], ['ingest']]) {
      const { code, err } = await elt([...command, '--data', join(file, 'data')]);
      expect([command, code, err[0]]).toEqual([
        command,
        2,
        expect.stringMatching(/^error\[data\.unwritable\]: cannot write to /),
      ]);
    }
  });
});

test('a data folder that is open elsewhere is reported', async () => {
  await withDataFolder(async (folder) => {
    const other = await startDynamoDb({ path: join(folder, 'dynamodb') });
    try {
      expect(await elt(['runs', '--data', folder])).toMatchObject({
        code: 2,
        err: [expect.stringMatching(/^error\[data\.locked\]/), expect.any(String)],
      });
    } finally {
      await other.close();
    }
  });
});

test('a busy port is reported', async () => {
  const server = createServer();
  const port = new URL(await listenOnLoopback(server)).port;
  try {
    await withDataFolder(async (folder) => {
      const { code, err } = await elt(['demo', '--ticks', '1', '--port', port, '--data', folder]);
      expect({ code, err }).toEqual({
        code: 2,
        err: [`error[port.busy]: port ${port} is in use`, '  choose another with --port, or 0 for any free one'],
      });
    });
  } finally {
    await closeServer(server);
  }
});

test('a source that is down is a problem found, not a wrong call', async () => {
  const server = createServer();
  const url = await listenOnLoopback(server);
  await closeServer(server);
  await withDataFolder(async (folder) => {
    const { code, err } = await elt(['ingest', '--base-url', url, '--data', folder]);
    expect({ code, err }).toEqual({
      code: 1,
      err: [expect.stringMatching(/^error\[ingest\.no_source\]: .*source\.refused/), expect.any(String)],
    });
  });
});

test('--debug adds the stack', async () => {
  const { err } = await elt(['--debug', 'demo', '--ticks', '0']);
  expect(err.slice(2).join('\n')).toMatch(/UsageError: --ticks 0[\s\S]*at /);
});

test.each([['demo'], ['ingest'], ['transform'], ['runs']])('%s --help has examples', async (command) => {
  const { code, out } = await elt([command, '--help']);
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/Usage: elt [\s\S]*Examples:\n {2}\$ pnpm /);
});
