import { join } from 'node:path';
import { expect } from 'vitest';
import type { Project } from './project.ts';

/** Runs a program of a Python environment of the project, with `packages` installed by pip; undefined where Python 3 is missing. */
export async function pythonWith(project: Project, packages: readonly string[]) {
  const made = await project.run('python3', ['-m', 'venv', 'python']);
  if (made.startsWith('failed')) return undefined;
  const run = (program: string, args: readonly string[]) =>
    project.run(join(project.folder, 'python', 'bin', program), args);
  expect(await run('pip', ['install', '--quiet', ...packages])).not.toContain('failed');
  return run;
}
