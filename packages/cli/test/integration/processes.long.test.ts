import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { closeServer, listenOnLoopback } from '@quote-elt/local';
import { ROLES } from '@quote-elt/transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { inShell, spawnElt, spawnScript } from '../spawn-elt.ts';
import { elt, makeDataFolder, publishedFile, withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeAll(async () => {
  data = await makeDataFolder();
  await elt(['demo', '--keep', '--ticks', '30', '--data', data.folder]);
});
afterAll(() => data.remove());

const LONG = 'select sum(a.range * b.range) from range(10000000) a, range(10000000) b';

/** A command that has a temporary folder and does not heed its signal. */
const DEAF = `
import { withTempFolder } from '@quote-elt/runtime';
import { stopOnSignals } from './src/terminal/stop-on-signals.ts';
stopOnSignals(new AbortController(), { interactive: false });
await withTempFolder(() => new Promise((resolve) => setTimeout(resolve, 60_000)));
`;

/** Whether `elt sql` has gathered its facts and runs the statement: no folder is left but that of the facts. */
function isAsking(temporary: string): boolean {
  return readdirSync(temporary).length === 1 && filesIn(temporary).includes('facts.duckdb');
}

/** A folder for temporary files of the test's own, made first. */
async function tempFolder(parent: string): Promise<string> {
  const folder = join(parent, 'tmp');
  await mkdir(folder);
  return folder;
}

/** The error lines on a process's stderr. */
const toldBy = (err: string) => err.split('\n').filter((line) => !/^\w+: \d+ of \d+$/.test(line) && line !== '');

describe.runIf(UNIX)('a reader that goes', () => {
  test.each([
    ['a command that is done', 'elt models --markdown', '0\n'],
    ['many rows', 'elt sql --csv "from range(300000)" --data "$1"', '0\n'],
    ['a command that found something', 'elt gaps --data "$1"', '1\n'],
    ['help', 'elt --help', '0\n'],
  ])('ends %s quietly, with the status it has', async (_name, command, status) => {
    const { out, err } = await inShell(`{ ${command} 2>"$1/err"; echo $? >&2; } | head -1; cat "$1/err" >&2`, [
      data.folder,
    ]);
    expect(out.split('\n')).toHaveLength(2);
    expect(err.replace(/^(error\[gaps\.found\]| {2}).*\n/gm, '')).toBe(status);
  });

  test('stops what would go on for ever', async () => {
    await withDataFolder(async (folder) => {
      const serve = `elt serve --port 0 --sources ${OFFLINE_SOURCE} --every 50ms --day-length 72s --data "$1"`;
      const { out, err } = await inShell(`{ ${serve}; echo $? >&2; } | head -2`, [folder]);
      expect(out.split('\n')).toHaveLength(3);
      expect(err).toBe('0\n');
    });
  });
});

test.runIf(UNIX)('a closed stdout ends quietly', async () => {
  expect(await inShell('elt runs --data "$1" >&-; echo $?', [data.folder])).toMatchObject({ out: '0\n', err: '' });
});

test.runIf(UNIX)('a closed stderr does not hide the status', async () => {
  expect(await inShell('elt runs --nonsense 2>&-; echo $?', [])).toMatchObject({ out: '2\n' });
});

// Only Linux has a file that is always full.
test.runIf(process.platform === 'linux')('a full stdout is reported in two lines, and the status says so', async () => {
  const { code, err } = await inShell('elt runs --json --data "$1" >/dev/full', [data.folder]);
  expect({ code, told: toldBy(err) }).toEqual({
    code: 1,
    told: ['error[disk.full]: stdout: the disk is full', expect.stringMatching(/^ {2}make room/)],
  });
});

describe.runIf(UNIX)('Ctrl-C', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends a running `elt sql` and removes its files', async (signal, status) => {
    await withDataFolder(async (folder) => {
      const TMPDIR = await tempFolder(folder);
      const { child, ended } = spawnElt(['sql', LONG, '--data', data.folder], { TMPDIR });
      await expect.poll(() => isAsking(TMPDIR), { timeout: 20_000 }).toBe(true);
      // So that it is in the middle of the statement.
      setTimeout(() => child.kill(signal), 500);
      const { code, out, err } = await ended;
      expect({ code, out, told: toldBy(err) }).toEqual({
        code: status,
        out: '',
        told: ['error[interrupted]: stopped before the end', expect.any(String)],
      });
      expect(filesIn(TMPDIR)).toEqual([]);
    });
  });

  test('a second one ends at once what does not heed the first, without its files', async () => {
    const server = createServer(() => undefined);
    const asked = new Promise<void>((resolve) => server.once('request', () => resolve()));
    const url = await listenOnLoopback(server);
    await withDataFolder(async (folder) => {
      const TMPDIR = await tempFolder(folder);
      const { child, ended } = spawnElt(['ingest', '--base-url', url, '--data', folder], { TMPDIR });
      await asked;
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGINT'), 100);
      expect(await ended).toMatchObject({ code: null, signal: 'SIGINT', out: '', err: '' });
      expect(filesIn(TMPDIR)).toEqual([]);
    });
    await closeServer(server);
  });

  test('what is left by one that does not heed it goes with the process', async () => {
    await withDataFolder(async (folder) => {
      const TMPDIR = await tempFolder(folder);
      const { child, ended } = spawnScript(DEAF, { TMPDIR });
      await expect.poll(() => readdirSync(TMPDIR), { timeout: 20_000 }).toHaveLength(1);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: null, signal: 'SIGINT' });
      expect(readdirSync(TMPDIR)).toEqual([]);
    });
  });

  test('what a killed command has left is swept by the next one', async () => {
    await withDataFolder(async (folder) => {
      const TMPDIR = await tempFolder(folder);
      const { child, ended } = spawnElt(['sql', LONG, '--data', data.folder], { TMPDIR });
      await expect.poll(() => filesIn(TMPDIR), { timeout: 20_000 }).toContain('facts.duckdb');
      child.kill('SIGKILL');
      await ended;
      expect(filesIn(TMPDIR)).toContain('facts.duckdb');
      await spawnElt(['--version'], { TMPDIR }).ended;
      expect(filesIn(TMPDIR)).toEqual([]);
    });
  });
});

/** The names of all files and folders in a folder, however deep. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map((path) => String(path).split('/').at(-1) ?? '');
}

describe.runIf(UNIX)('a full disk is a coded error, never the stack of somebody else', () => {
  test.each([
    ['while ticks are stored', 'demo --keep --ticks 300', 120],
    ['while a day is transformed', 'demo --ticks 300', 20],
    ['while a report is written', 'report --out "$1/new/report.html"', 100],
    ['while facts are gathered', `sql "from ${ROLES.facts}"`, 300],
    [
      'while rows are exported',
      'sql --parquet "$1/new.parquet" "select range, hash(range) as h from range(900000)"',
      6000,
    ],
  ])('%s', async (_name, command, blocks) => {
    await withDataFolder(async (folder) => {
      const where = command.startsWith('demo') ? folder : data.folder;
      // A file that may not grow is a disk that is full.
      const script = `ulimit -f ${blocks}; elt ${command} --data "$2"`;
      const { code, out, err } = await inShell(script, [folder, where], { TMPDIR: await tempFolder(folder) });
      expect({ code, out, told: toldBy(err) }).toEqual({
        code: 1,
        out: '',
        told: [
          expect.stringMatching(/^error\[disk\.full\]: (\/\S+|this machine): the disk is full$/),
          expect.stringMatching(/^ {2}\S/),
        ],
      });
      expect(filesIn(folder).filter((name) => /report|new\.parquet|\.part|quote-elt-|tmp_/.test(name))).toEqual([]);
    });
  });

  test('and what was stored before it is there when there is room again', async () => {
    await withDataFolder(async (folder) => {
      const demo = ['demo', '--keep', '--ticks', '300', '--date', '2026-11-23', '--data', folder];
      await inShell('ulimit -f 120; elt "$@"', demo);
      const { code, out } = await elt([...demo, '--json']);
      expect(code).toBe(0);
      expect(JSON.parse(String(out[0]))).toMatchObject({ rows: 300, lost: 0 });
      expect(JSON.parse(String(out[0])).duplicates).toBeGreaterThan(0);
      expect(existsSync(publishedFile(folder, ROLES.facts, '2026-11-23'))).toBe(true);
    });
  });
});
