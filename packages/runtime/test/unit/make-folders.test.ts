import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolders } from '../../src/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a folder is made with those above it, once or at the same time', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all(Array.from({ length: 5 }, () => makeFolders(deep)));
  await makeFolders(deep);
  expect(await readdir(folder, { recursive: true })).toEqual(['a', join('a', 'b'), join('a', 'b', 'c')]);
});

const ELSEWHERE = [
  ['where a file is', () => join(folder, 'file'), 'EEXIST'],
  // Windows says of what is below a file that it is missing, and so the file itself is what is in the way.
  ['below a file', () => join(folder, 'file', 'x'), process.platform === 'win32' ? 'EEXIST' : 'ENOTDIR'],
] as const;
/** Only Linux has a file system that takes no folder and says so by ENOENT. */
const ON_LINUX = [['in a folder of the system that takes none', () => '/proc/x/y', 'ENOENT']] as const;

test.each([...ELSEWHERE, ...(process.platform === 'linux' ? ON_LINUX : [])])(
  'a folder %s is refused at once',
  async (_name, path, code) => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolders(path())).rejects.toMatchObject({ code });
  },
);
