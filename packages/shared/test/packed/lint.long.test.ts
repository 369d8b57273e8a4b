import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { expect, inject, test } from 'vitest';

const { project, tarball } = inject('packed');
const INSTALLED = join(project, 'node_modules', '@quote-elt', 'shared');

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: INSTALLED, pack: false, strict: true });
  expect(messages).toEqual([]);
});

test('the types are not wrong', async () => {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  const problems = 'problems' in result ? result.problems : [];
  expect([result.types, problems]).toEqual([{ kind: 'included' }, []]);
});

test('the tarball holds what is meant for others, and every map leads to a source in it', () => {
  for (const file of globSync('dist/*.map', { cwd: INSTALLED })) {
    const { sources } = JSON.parse(readFileSync(join(INSTALLED, file), 'utf8'));
    expect(sources.map((source: string) => existsSync(join(INSTALLED, 'dist', source)))).toEqual([true]);
  }
  const builtIn = 'dist/built-in/@noble/hashes/MIT.txt';
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md', builtIn]) {
    expect(readFileSync(join(INSTALLED, file), 'utf8')).not.toBe('');
  }
});
