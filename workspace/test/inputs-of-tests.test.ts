import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TRACKED, textOf } from './tracked-files.ts';

const Tasks = z.object({ tasks: z.record(z.string(), z.object({ inputs: z.array(z.string()) })) });

/** What tests read of the root, as their code names it, and the input without which Turbo would give an old result. */
const READ: readonly (readonly [named: RegExp, input: string])[] = [
  [/, 'docs'(?:,|\))/, '$TURBO_ROOT$/docs/**'],
  [/'\.\.', 'README\.md'\)/, '$TURBO_ROOT$/README.md'],
  [/, '\.github'(?:,|\))/, '$TURBO_ROOT$/.github/**'],
  [/, '\.changeset'(?:,|\))/, '$TURBO_ROOT$/.changeset/**'],
];

/** The inputs of a package's tests that are quick, or of those that take long. */
function inputsOf(test: string): string[] {
  const settings = `${test.slice(0, test.indexOf('/test/'))}/turbo.json`;
  const task = test.endsWith('.long.test.ts') ? 'test:long' : 'test';
  return TRACKED.includes(settings) ? (Tasks.parse(JSON.parse(textOf(settings))).tasks[task]?.inputs ?? []) : [];
}

const TESTS = TRACKED.filter((path) => /^packages\/.*\.test\.ts$/.test(path));

describe('Turbo runs a test again when a page or a workflow that it reads has changed', () => {
  test.each(READ)('what is named by %s', (named, input) => {
    const readers = TESTS.filter((path) => named.test(textOf(path)));
    expect(readers).not.toEqual([]);
    expect(readers.filter((path) => !inputsOf(path).includes(input))).toEqual([]);
  });
});
