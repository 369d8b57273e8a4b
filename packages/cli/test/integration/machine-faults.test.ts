import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { requireSpace, TEMP_VARIABLE } from '@quote-elt/runtime';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { InterruptedError } from '../../src/errors/interrupted-error.ts';
import { OFFLINE_SOURCE } from '../../src/record/record.ts';
import { promptStatements } from '../../src/sql/prompt.ts';
import { openHistory } from '../../src/sql/prompt-history.ts';
import { capturedTerminal, elt, makeDataFolder, withDataFolder } from '../support.ts';
import { UNIX } from '../unix.ts';

let data: { folder: string; remove: () => Promise<void> };
beforeAll(async () => {
  data = await makeDataFolder();
  await elt(['demo', '--keep', '--ticks', '5', '--data', data.folder]);
});
afterAll(() => data.remove());
afterEach(() => vi.unstubAllEnvs());

const DAY = '2026-11-23';
const COMMANDS = [
  ['demo', '--ticks', '1'],
  ['ingest', '--sources', OFFLINE_SOURCE],
  ['transform', '--date', DAY, '--force'],
  ['backfill', '--from', DAY, '--force'],
  ['serve', '--port', '0', '--sources', OFFLINE_SOURCE],
  ['verify'],
  ['report'],
  ['sql', 'select 1'],
  ['redrive'],
];

describe.each(COMMANDS)('%s', (...command) => {
  test.each([
    ['missing', 'folder.missing', 'does not exist'],
    // Windows says of what is below a file that it is missing.
    UNIX ? ['a file', 'folder.unwritable', 'cannot be written'] : ['a file', 'folder.missing', 'does not exist'],
  ])('says what to set when the folder of temporary files is %s, before it does anything', async (kind, code, what) => {
    const temporary = join(data.folder, kind);
    if (kind === 'a file') await writeFile(temporary, '');
    const before = await elt(['runs', '--json', '--data', data.folder]);
    vi.stubEnv(TEMP_VARIABLE, temporary);
    expect(await elt([...command, '--data', data.folder])).toEqual({
      code: 2,
      out: [],
      err: [`error[${code}]: ${temporary}: it ${what}`, expect.stringContaining(TEMP_VARIABLE)],
    });
    vi.unstubAllEnvs();
    expect(await elt(['runs', '--json', '--data', data.folder])).toEqual(before);
  });

  test('says so when the data folder cannot be written', async () => {
    await withDataFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      const { code, out, err } = await elt([...command, '--data', join(folder, 'file', 'data')]);
      expect([code, out, err.length]).toEqual([2, [], 2]);
      expect(err[0]).toMatch(/^error\[data\.(unwritable|missing)\]: /);
    });
  });
});

test('a report that cannot be written where it should is blamed on --out', async () => {
  const out = join(data.folder, 'file', 'report.html');
  await writeFile(join(data.folder, 'file'), '');
  expect(await elt(['report', '--out', out, '--data', data.folder])).toMatchObject({
    code: 2,
    err: [`error[data.unwritable]: cannot write to ${join(data.folder, 'file')}`, expect.stringMatching(/--out$/)],
  });
});

test('a disk without room is reported before anything is written to it', async () => {
  await expect(requireSpace(data.folder, 2 ** 60)).rejects.toMatchObject({ code: 'disk.full' });
  await expect(requireSpace(data.folder, 1)).resolves.toBeUndefined();
});

test('of two commands started together on one folder one works, and the other is told', async () => {
  await withDataFolder(async (folder) => {
    const ingest = ['ingest', '--sources', OFFLINE_SOURCE, '--tick', `${DAY}T08:00:00Z`, '--data', folder];
    const again = expect.stringContaining(`elt transform --date ${DAY} `);
    const both = await Promise.all([elt(ingest), elt(ingest)]);
    const [worked, told] = both.sort((a, b) => a.code - b.code);
    expect(worked).toMatchObject({ code: 0, out: [expect.stringMatching(/ 1 written/), again] });
    expect(told).toMatchObject({
      code: 2,
      out: [],
      err: [expect.stringMatching(/^error\[data\.locked\]: another process has /), expect.any(String)],
    });
    expect((await elt(ingest)).out).toEqual([expect.stringMatching(/0 written, 1 duplicate,/), again]);
  });
});

test('Ctrl-C at the prompt ends it, in the middle of a statement too', async () => {
  await withDataFolder(async (folder) => {
    for (const when of ['waiting', 'running']) {
      const stop = new AbortController();
      const input = Object.assign(new PassThrough(), { isTTY: true });
      const { terminal, err } = capturedTerminal(80);
      const run = (sql: string) =>
        new Promise<void>((_, reject) => {
          stop.signal.addEventListener('abort', () => reject(new Error(`interrupted in ${sql}`)));
          stop.abort('SIGINT');
        });
      const history = await openHistory(folder);
      const place = { terminal, input, history, signal: stop.signal };
      const prompt = promptStatements(place, { run, describe: async () => [], showAll: () => undefined });
      if (when === 'running') input.write('select 1;\n');
      else setTimeout(() => stop.abort('SIGINT'), 20);
      await expect(prompt).rejects.toThrow(when === 'running' ? /interrupted in select 1/ : InterruptedError);
      expect(err).toEqual([]);
    }
    expect(readdirSync(folder)).toEqual(['sql_history']);
  });
});
