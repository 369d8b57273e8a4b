import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUTATED_PACKAGES, mutatedPackage } from '../src/mutated-packages.ts';
import { type MutationReport, scoreOf } from '../src/score.ts';
import { strykerOptions } from '../src/stryker-options.ts';
import { scoreMarkdown, scoreTable } from '../src/table.ts';

const PACKAGES = join(import.meta.dirname, '..', '..', 'packages');
const RUN = { files: [], concurrency: 2, incremental: false, whileLoading: false };

/** A report with a mutant of each of these kinds, on the lines from 1 on. */
function reportOf(...statuses: readonly string[]): MutationReport {
  const mutants = statuses.map((status, index) => ({
    status,
    mutatorName: 'BooleanLiteral',
    replacement: 'true',
    location: { start: { line: index + 1 } },
  }));
  return { files: { 'packages/shared/src/a.ts': { mutants } } };
}

describe('the score of a package', () => {
  test('is the share of its mutants that tests noticed; those that are ignored were not judged', () => {
    expect(scoreOf('shared', reportOf('Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'))).toEqual({
      name: 'shared',
      mutants: 5,
      killed: 2,
      timed_out: 1,
      survived: 1,
      no_coverage: 1,
      ignored: 1,
      score: 60,
      survivors: [
        { at: 'packages/shared/src/a.ts:4', mutator: 'BooleanLiteral', replacement: 'true' },
        { at: 'packages/shared/src/a.ts:5', mutator: 'BooleanLiteral', replacement: 'true' },
      ],
    });
  });

  test('is cut off and never rounded up to what was not reached', () => {
    expect(scoreOf('shared', reportOf('Killed', 'Killed', 'Survived')).score).toBe(66.6);
  });

  test('is full where nothing was to be judged', () => {
    expect(scoreOf('shared', { files: {} })).toMatchObject({ mutants: 0, score: 100, survivors: [] });
  });
});

test('the table and its Markdown have a line for each package', () => {
  const scores = [scoreOf('shared', reportOf('Killed', 'Survived')), scoreOf('ingest', reportOf('Killed'))];
  expect(scoreTable(scores)).toMatch(/shared .* 50\.0 % .*\n.*ingest .* 100\.0 %/s);
  expect(scoreMarkdown(scores).split('\n')).toEqual([
    '| package | mutants | killed | survived | timed out | no coverage | ignored | score |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    '| shared | 2 | 1 | 1 | 0 | 0 | 0 | 50.0 % |',
    '| ingest | 1 | 1 | 0 | 0 | 0 | 0 | 100.0 % |',
  ]);
});

describe.each(MUTATED_PACKAGES)('$name', (one) => {
  const found = (patterns: readonly string[]) => globSync([...patterns], { cwd: join(PACKAGES, one.name) });
  const [kept, takenOut] = [false, true].map((out) => one.sources.filter((glob) => glob.startsWith('!') === out));

  test('has sources to mutate and tests that judge them, and takes out only what is there', () => {
    expect(found(kept ?? [])).not.toEqual([]);
    expect(found(one.tests.include)).not.toEqual([]);
    expect((takenOut ?? []).filter((glob) => found([glob.slice(1)]).length === 0)).toEqual([]);
    expect(one.tests.exclude.filter((glob) => found([glob]).length === 0)).toEqual([]);
  });

  test('is mutated by paths from the root, all of it or the files that are named', () => {
    const paths = (files: string[]) => strykerOptions(one, { ...RUN, files }).mutate;
    expect(paths([])).toContain(`packages/${one.name}/src/**/*.ts`);
    expect(paths(['src/a.ts'])).toContain(`packages/${one.name}/src/a.ts`);
    expect(paths(['src/a.ts'])).not.toContain(`packages/${one.name}/src/**/*.ts`);
    expect(paths(['src/a.ts'])).toContain(`!packages/${one.name}/src/**/index.ts`);
  });
});

test('mutants of code that runs while a module is loaded are judged only where that is asked for', () => {
  const one = mutatedPackage('shared');
  expect([false, true].map((whileLoading) => strykerOptions(one, { ...RUN, whileLoading }).ignoreStatic)).toEqual([
    true,
    false,
  ]);
});

describe('the command', () => {
  const mutate = (...args: string[]) => {
    const script = join(import.meta.dirname, '..', 'src', 'main.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  test('says what it does, with examples and the least scores', () => {
    const { status, stdout } = mutate('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}\$ pnpm mutate\n/);
    expect(stdout).toContain('shared 90 %, ingest 85 %, transform 85 %');
  });

  test.each([['cli'], ['--concurrency', '0'], ['--files']])('refuses %s as wrong usage', (...args) => {
    expect(mutate(...args)).toMatchObject({ status: 2, stdout: '' });
  });
});
