import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

/** A project outside of the workspace. */
export interface Project {
  readonly folder: string;
  /** Runs a command in it; gives what it printed, and on failure all that it said. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
}

/** Zod as the workspace has it; the consumers' own tools are pinned in their files. */
const ZOD = '4.6.7';

/** A new project with the packed package, Zod and `dependencies` installed by npm, and with `files`. */
export async function projectWith(
  dependencies: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
  manifest: Readonly<Record<string, unknown>> = {},
): Promise<Project> {
  const { tarball } = inject('packed');
  // Beside the tarball, so that both are removed together.
  const folder = mkdtempSync(join(dirname(tarball), 'consumer-'));
  const all = { '@quote-elt/shared': `file:${tarball}`, zod: ZOD, ...dependencies };
  write(folder, {
    'package.json': JSON.stringify({ name: 'consumer', private: true, ...manifest, dependencies: all }),
    ...files,
  });
  const project: Project = { folder, run: (command, args, env) => run(folder, command, args, env) };
  const told = await project.run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel=error',
  ]);
  if (told.startsWith('failed')) throw new Error(told);
  return project;
}

/** Writes files into a folder, by their paths in it. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function run(folder: string, command: string, args: readonly string[], env = {}): Promise<string> {
  const path = `${join(folder, 'node_modules', '.bin')}:${process.env.PATH}`;
  // What the test runner sets for itself is no business of the tools.
  const { NODE_ENV: _env, VITEST: _vitest, NODE_OPTIONS: _options, ...inherited } = process.env;
  try {
    const options = { cwd: folder, env: { ...inherited, PATH: path, CI: '1', ...env }, maxBuffer: 1e8 };
    const { stdout } = await promisify(execFile)(command, args, options);
    return stdout;
  } catch (error) {
    const { stdout, stderr, message } = Object(error);
    return `failed: ${message}\n${stdout}${stderr}`;
  }
}
