import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { textOf } from './tracked-files.ts';

const Root = z.object({ scripts: z.record(z.string(), z.string()) });
const Workflow = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(z.object({ run: z.string().optional() })) })),
});
const Turbo = z.object({ tasks: z.record(z.string(), z.unknown()) });

/** The tasks of each call of Turbo in a script. */
function turboTasks(script: string): string[][] {
  return [...script.matchAll(/pnpm(?:@[\d.]+)? turbo ([^|\n]+)/g)].map(([, words = '']) => words.trim().split(' '));
}

describe('CI', () => {
  const { jobs } = Workflow.parse(parse(textOf('.github/workflows/ci.yml')));
  const inWorkflow = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = '' }) => turboTasks(run)));

  test.each([
    ['the workflow', inWorkflow],
    ['.ci/run', turboTasks(textOf('.ci/run'))],
  ])('builds, checks types, lints and tests: %s', (_name, calls) => {
    expect(calls.flat()).toEqual(expect.arrayContaining(['build', 'typecheck', 'check', 'test', 'test:long']));
  });

  test('looks for exports, files and dependencies that nobody uses in the same check as for style', () => {
    const { scripts } = Root.parse(JSON.parse(textOf('package.json')));
    expect(scripts.check?.split(' && ')).toEqual(['biome check .', 'knip']);
    expect(Object.keys(Turbo.parse(JSON.parse(textOf('turbo.json'))).tasks)).toContain('//#check');
  });
});
