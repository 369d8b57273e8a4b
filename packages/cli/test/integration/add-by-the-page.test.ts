import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDataFolder } from '../support.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** What a section of a page says to write, and where: a whole file, or a line at the head of a list. */
function stepsOf(page: string, heading: string): { file: string; list: string | undefined; code: string }[] {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const section = text.slice(text.indexOf(heading));
  const steps = section.matchAll(/(?:`([A-Z_]+)` of )?`(packages\/[^`]+)`[^`]*:\n\n```\w+\n([\s\S]*?)```/g);
  return [...steps].map(([, list, file = '', code = '']) => ({ file, list, code }));
}

/** Packages in a folder where they may be changed, with what they need beside them. */
function copyWorkspace(folder: string, packages: readonly string[]): void {
  for (const name of ['tsconfig.base.json', 'vitest.shared.ts', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name));
  }
  // Windows lets anybody make a junction, but not a link.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const name of packages) {
    const from = join(ROOT, 'packages', name);
    const to = join(folder, 'packages', name);
    for (const part of ['src', 'test', 'models', 'data', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
      if (globSync(part, { cwd: from }).length > 0) cpSync(join(from, part), join(to, part), { recursive: true });
    }
    for (const module of modulesIn(join(from, 'node_modules'))) {
      const ours = join(folder, 'packages', 'shared');
      mkdirSync(join(to, 'node_modules', module, '..'), { recursive: true });
      symlinkSync(
        module === '@quote-elt/shared' ? ours : join(from, 'node_modules', module),
        join(to, 'node_modules', module),
        'junction',
      );
    }
  }
}

/** The names of the packages in a folder of modules, scoped ones whole. */
function modulesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

function follow({ file, list, code }: ReturnType<typeof stepsOf>[number], folder: string): void {
  const path = join(folder, file);
  const before = list === undefined ? '' : readFileSync(path, 'utf8');
  const after =
    list === undefined ? code : before.replace(new RegExp(`((?:export )?const ${list}\\b[^=]*= [[{]\\n)`), `$1${code}`);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** Does what a section says in a copy of packages, and gives a way to run a tool in one of them. */
async function withFollowed(
  { page, heading, packages }: { page: string; heading: string; packages: readonly [string, ...string[]] },
  use: (run: (tool: string, ...args: string[]) => { status: number | null; out: string }, written: string[]) => void,
): Promise<void> {
  const steps = stepsOf(page, heading);
  await withDataFolder(async (folder) => {
    copyWorkspace(folder, packages);
    for (const step of steps) follow(step, folder);
    const cwd = join(realpathSync(folder), 'packages', packages[0]);
    const run = (tool: string, ...args: string[]) => {
      const words = tool === 'node' ? args : [join(ROOT, 'node_modules', tool), ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd });
      return { status, out: `${stdout}${stderr}` };
    };
    use(
      run,
      steps.flatMap(({ code }) => code.trim().split('\n')),
    );
  });
}

test('the page adds a mart in under ten lines: it is typed, built, checked and agrees with its schema', async () => {
  const models = { page: 'models.md', heading: '## Add a model', packages: ['transform', 'shared'] } as const;
  await withFollowed(models, (run, lines) => {
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.length).toBeLessThan(10);
    expect(run('typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, out: '' });
    const tests = run('vitest/vitest.mjs', 'run', 'test/models', '--reporter=verbose');
    expect(tests.status, tests.out).toBe(0);
    expect(tests.out).toContain('authors_agg has the columns and types of its row schema, on empty input too');
  });
}, 120_000);

test('the page adds a source by one file and one line: it is typed, and found by its name', async () => {
  const sources = { page: 'sources.md', heading: '## Add a source', packages: ['ingest', 'shared'] } as const;
  await withFollowed(sources, (run, lines) => {
    expect(lines.length).toBeGreaterThan(3);
    expect(run('typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, out: '' });
    const script = `const { loadSource } = await import('./src/sources/registry.ts');
      console.log((await loadSource('example'))({ timeoutMs: 1 }).name);`;
    expect(run('node', '--input-type=module', '--eval', script)).toEqual({ status: 0, out: 'example\n' });
  });
}, 120_000);
