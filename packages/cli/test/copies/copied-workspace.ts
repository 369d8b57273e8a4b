import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** What of the root the tests and the tools of a package need. */
const ROOT_PARTS = [
  ...['.ci', '.github', '.gitignore', 'README.md', 'biome.json', 'docs', 'package.json', 'pnpm-workspace.yaml'],
  ...['tsconfig.base.json', 'vitest.shared.ts'],
];

/** What of a package its tests and its tools need, as patterns. */
const PARTS = [
  ...['Pulumi*.yaml', 'data', 'main.js', 'models', 'package.json', 'policy-pack', 'scripts', 'src', 'test'],
  ...['tsconfig.json', 'tsdown.config.ts', 'vitest.config.ts', 'vitest.consumers.config.ts'],
];

/** Runs a tool of the workspace, or `node`, in a folder of a copy. */
export type Run = (inside: string, tool: string, ...args: string[]) => { status: number | null; out: string };

/**
 * Copies packages into a folder where they may be changed, with what they need beside them; each sees the copies of the
 * others. Gives the way to run a tool there.
 */
export function copyWorkspace(folder: string, packages: readonly string[]): Run {
  for (const name of ROOT_PARTS) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  // Windows lets anybody make a junction, but not a link.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const name of packages) {
    const from = join(ROOT, 'packages', name);
    const to = join(folder, 'packages', name);
    for (const part of globSync(PARTS, { cwd: from })) cpSync(join(from, part), join(to, part), { recursive: true });
    for (const module of modulesIn(join(from, 'node_modules'))) {
      const ours = packages.find((other) => module === `@quote-elt/${other}`);
      const target = ours === undefined ? join(from, 'node_modules', module) : join(folder, 'packages', ours);
      mkdirSync(join(to, 'node_modules', module, '..'), { recursive: true });
      symlinkSync(target, join(to, 'node_modules', module), 'junction');
    }
  }
  return (inside, tool, ...args) => {
    const words = tool === 'node' ? args : [join(ROOT, 'node_modules', tool), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: join(realpathSync(folder), inside) });
    return { status, out: `${stdout}${stderr}` };
  };
}

/** The names of the packages in a folder of modules, scoped ones whole. */
function modulesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}
