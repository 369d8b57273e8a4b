import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { removeTempFolders, sweepTempFolders, TEMP_VARIABLE, withTempFolder } from '../../src/index.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sweep-test-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(parent, { recursive: true, force: true });
});

/** The process id of a process that has ended. */
const GONE = spawnSync(process.execPath, ['-e', '']).pid;

/** What the folder of this process would be called if it belonged to another one. */
async function nameOf(pid: number, change: (name: string) => string = (name) => name): Promise<string> {
  const own = await withTempFolder(async (folder) => basename(folder), parent);
  return change(own.replace(`-${process.pid}-`, `-${pid}-`));
}

test('a temporary folder lasts as long as its use, whether that ends well or not', async () => {
  let seen = '';
  const kept = await withTempFolder(async (folder) => {
    seen = folder;
    await writeFile(join(folder, 'x'), 'x');
    return existsSync(folder);
  });
  expect([kept, existsSync(seen)]).toEqual([true, false]);
  const failed = withTempFolder(async (folder) => {
    seen = folder;
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(existsSync(seen)).toBe(false);
});

test('what a process that is gone has left is removed before the next folder is made', async () => {
  const other = join(parent, 'other');
  const left = join(other, await nameOf(GONE), 'deep');
  await mkdir(left, { recursive: true });
  await writeFile(join(left, 'facts.duckdb'), 'x');
  vi.stubEnv(TEMP_VARIABLE, other);
  await withTempFolder(async (folder) => {
    expect(await readdir(other)).toEqual([basename(folder)]);
  });
});

test('a folder of this process id that another process had before is removed', async () => {
  const left = await nameOf(process.pid, (name) => name.replace(/-\d+-(\w+)$/, '-1-$1'));
  await mkdir(join(parent, left));
  await sweepTempFolders(parent);
  expect(await readdir(parent)).toEqual([]);
});

test.each([
  ['of a process that lives', () => nameOf(process.ppid)],
  ['of another machine that shares the disk', () => nameOf(GONE, (name) => name.replace(/-[\da-f]{8}-/, '-00000000-'))],
  ['of another name', () => nameOf(GONE, (name) => `${name}x`)],
  ['of another program', async () => 'someone-else-AbCdEf'],
])('a folder %s stays', async (_name, makeName) => {
  const name = await makeName();
  await mkdir(join(parent, name));
  await sweepTempFolders(parent);
  expect(await readdir(parent)).toEqual([name]);
});

test('neither a file nor a link of that name is taken for a folder of ours', async () => {
  const [file, link] = [await nameOf(GONE), await nameOf(GONE)];
  const precious = join(parent, 'precious');
  await mkdir(precious);
  await writeFile(join(parent, file), 'x');
  // Windows lets anybody make a junction, but not a link.
  await symlink(precious, join(parent, link), 'junction');
  await sweepTempFolders(parent);
  expect((await readdir(parent)).sort()).toEqual([file, link, 'precious'].sort());
});

test('a sweep is bounded', async () => {
  for (let i = 0; i < 130; i++) {
    const suffix = String(i).padStart(6, '0');
    await mkdir(join(parent, await nameOf(GONE, (name) => name.replace(/\w{6}$/, suffix))));
  }
  await sweepTempFolders(parent);
  expect(await readdir(parent)).toHaveLength(30);
});

test('a folder in use stays, and goes at once when its process must end', async () => {
  await withTempFolder(async (folder) => {
    await sweepTempFolders(parent);
    expect(existsSync(folder)).toBe(true);
    removeTempFolders();
    expect(existsSync(folder)).toBe(false);
  }, parent);
});

test('without a folder for temporary files it is said what to set', async () => {
  vi.stubEnv(TEMP_VARIABLE, join(parent, 'missing'));
  await expect(withTempFolder(async () => undefined)).rejects.toMatchObject({
    code: 'folder.missing',
    message: `${join(parent, 'missing')}: it does not exist`,
    hint: expect.stringContaining(TEMP_VARIABLE),
  });
});
