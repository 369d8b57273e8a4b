import { readFileSync } from 'node:fs';
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
  // The package is an ES module only, which Node 20.19 and newer can require; node10 knows no exports.
  const wrong = problems.filter(
    (problem) =>
      problem.kind !== 'CJSResolvesToESM' && !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
  );
  expect([result.types, wrong]).toEqual([{ kind: 'included' }, []]);
});

test('the tarball holds what is meant for others, and every map leads to a source in it', () => {
  const index = JSON.parse(readFileSync(join(INSTALLED, 'dist', 'index.d.ts.map'), 'utf8'));
  expect(readFileSync(join(INSTALLED, 'dist', index.sources[0]), 'utf8')).toContain("from './calendar.ts'");
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) {
    expect(readFileSync(join(INSTALLED, file), 'utf8')).not.toBe('');
  }
});
