import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';

const PACKAGE = join(import.meta.dirname, '..', '..');
const Root = z.object({ packageManager: z.string() });

/** What projects of users have besides the package; links into the workspace spare a download. Windows lets anybody make a junction. */
const LINKED = ['zod', '@aws-sdk/client-dynamodb', '@duckdb/node-api'];

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball, and an empty project outside of the workspace that has it installed. */
    packed: { readonly tarball: string; readonly project: string };
  }
}

/** Packs the package once and installs it into an empty project in the system's folder for temporary files. */
export function setup(testProject: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quote-elt-shared-')));
  pack(folder);
  const tarball = join(folder, globSync('*.tgz', { cwd: folder }).join());
  const project = join(folder, 'project');
  install(tarball, project);
  testProject.provide('packed', { tarball, project });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** By the pnpm that runs the tests, or by the pinned one when they are run without. */
function pack(folder: string): void {
  const running = process.env.npm_execpath ?? '';
  const { packageManager } = Root.parse(JSON.parse(readFileSync(join(PACKAGE, '..', '..', 'package.json'), 'utf8')));
  const [command, ...before] = /pnpm[^/\\]*$/.test(running) ? [running] : ['npx', '--yes', packageManager];
  execFileSync(command ?? 'pnpm', [...before, 'pack', '--pack-destination', folder], { cwd: PACKAGE, stdio: 'pipe' });
}

function install(tarball: string, project: string): void {
  const own = join(project, 'node_modules', '@quote-elt', 'shared');
  mkdirSync(own, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  for (const name of LINKED) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(PACKAGE, 'node_modules', name)), link, 'junction');
  }
}
