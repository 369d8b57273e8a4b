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
const PAGE = readFileSync(join(ROOT, 'docs', 'models.md'), 'utf8');

/** What the page says to write, and where: a whole file, or a line at the head of a list. */
function stepsOf(page: string): { file: string; list: string | undefined; code: string }[] {
  const section = page.slice(page.indexOf('## Add a model'));
  const steps = section.matchAll(/(?:`([A-Z_]+)` of )?`(packages\/[^`]+)`[^`]*:\n\n```\w+\n([\s\S]*?)```/g);
  return [...steps].map(([, list, file = '', code = '']) => ({ file, list, code }));
}

/** The two packages that models touch, in a folder where they may be changed, with the packages they need. */
function copyWorkspace(folder: string): void {
  for (const name of ['tsconfig.base.json', 'vitest.shared.ts', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const name of ['shared', 'transform']) {
    const from = join(ROOT, 'packages', name);
    const to = join(folder, 'packages', name);
    for (const part of ['src', 'test', 'models', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
      if (globSync(part, { cwd: from }).length > 0) cpSync(join(from, part), join(to, part), { recursive: true });
    }
    for (const module of modulesIn(join(from, 'node_modules'))) {
      const ours = join(folder, 'packages', 'shared');
      mkdirSync(join(to, 'node_modules', module, '..'), { recursive: true });
      symlinkSync(
        module === '@quote-elt/shared' ? ours : join(from, 'node_modules', module),
        join(to, 'node_modules', module),
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
    list === undefined ? code : before.replace(new RegExp(`(export const ${list}\\b[^=]*= [[{]\\n)`), `$1${code}`);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

test('the page adds a mart in under ten lines: it is typed, built, checked and agrees with its schema', async () => {
  const steps = stepsOf(PAGE);
  expect(steps.map(({ file }) => file)).toHaveLength(3);
  expect(
    steps
      .map(({ code }) => code.trim())
      .join('\n')
      .split('\n').length,
  ).toBeLessThan(10);
  await withDataFolder(async (folder) => {
    copyWorkspace(folder);
    for (const step of steps) follow(step, folder);
    const cwd = join(realpathSync(folder), 'packages', 'transform');
    const run = (bin: string, ...args: string[]) => {
      const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules', bin), ...args], { cwd });
      return { status, out: stdout.toString() };
    };
    expect(run('typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, out: '' });
    const tests = run('vitest/vitest.mjs', 'run', 'test/models', '--reporter=verbose');
    expect(tests.status, tests.out).toBe(0);
    expect(tests.out).toContain('authors_agg has the columns and types of its row schema, on empty input too');
  });
}, 120_000);
