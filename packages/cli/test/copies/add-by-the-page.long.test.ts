import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { suitesOrBeside } from '../../../../workspace/test/how-much.ts';
import { withDataFolder } from '../support.ts';
import { copyWorkspace, ROOT, type Run } from './copied-workspace.ts';

/** What a section of a page says to write, and where: a whole file, or a line at the head of a list. */
function stepsOf(page: string, heading: string): { file: string; list: string | undefined; code: string }[] {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const section = text.slice(text.indexOf(heading));
  const steps = section.matchAll(/(?:`([A-Z_]+)` of )?`(packages\/[^`]+)`[^`]*:\n\n```\w+\n([\s\S]*?)```/g);
  return [...steps].map(([, list, file = '', code = '']) => ({ file, list, code }));
}

function follow({ file, list, code }: ReturnType<typeof stepsOf>[number], folder: string): void {
  const path = join(folder, file);
  const before = list === undefined ? '' : readFileSync(path, 'utf8');
  const after =
    list === undefined ? code : before.replace(new RegExp(`((?:export )?const ${list}\\b[^=]*= [[{]\\n)`), `$1${code}`);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** Does what a section says in a copy of packages; `use` gets the way to run tools there, and the lines that were written. */
async function withFollowed(
  { page, heading, packages }: { page: string; heading: string; packages: readonly string[] },
  use: (run: Run, written: string[]) => void,
): Promise<void> {
  const steps = stepsOf(page, heading);
  await withDataFolder(async (folder) => {
    const run = copyWorkspace(folder, packages);
    for (const step of steps) follow(step, folder);
    use(
      run,
      steps.flatMap(({ code }) => code.trim().split('\n')),
    );
  });
}

/** Does what the page says of the columns of published files. */
function generateColumns(run: Run): void {
  expect(readFileSync(join(ROOT, 'docs', MODELS.page), 'utf8')).toContain('pnpm -F @quote-elt/transform generate');
  expect(run('packages/transform', 'node', 'scripts/generate.ts')).toEqual({ status: 0, out: '' });
}

const MODELS = {
  page: 'models.md',
  heading: '## Add a model',
  packages: ['transform', 'shared', 'runtime', 'local', 'ingest', 'cli'],
} as const;

test('the page adds a mart by one file and one entry: the tests of the package pass, and so does Biome', async () => {
  await withFollowed(MODELS, (run, lines) => {
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.length).toBeLessThan(15);
    generateColumns(run);
    expect(run('packages/transform', 'typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, out: '' });
    const checked = run('.', '@biomejs/biome/bin/biome', 'check', 'packages/transform');
    expect(checked.status, checked.out).toBe(0);
    const tests = run(
      'packages/transform',
      'vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      ...suitesOrBeside('manifest', 'marts', 'columns-contract'),
    );
    expect(tests.status, tests.out).toBe(0);
  });
}, 900_000);

test('a mart that was added by the page is recorded, published, and shown by `elt sql`', async () => {
  await withFollowed(MODELS, (run) => {
    const elt = (...args: string[]) => run('.', 'node', 'packages/cli/src/main.ts', ...args);
    const ingested = elt('ingest', '--sources', 'embedded', '--count', '20', '--tick', '2026-11-22T12:00:00Z');
    expect(ingested.status, ingested.out).toBe(0);
    const transformed = elt('transform', '--date', '2026-11-22', '--json');
    expect(transformed.status, transformed.out).toBe(0);
    expect(transformed.out).toContain('authors_agg/ingested_date=2026-11-22/part.parquet');
    const days = ['--from', '2026-11-22', '--to', '2026-11-22'];
    const counted = elt('sql', ...days, '--json', 'select sum(rows) as rows from (from authors_agg)');
    expect(counted).toEqual({ status: 0, out: '[{"rows":20}]\n' });
  });
}, 300_000);

const SOURCES = {
  page: 'sources.md',
  heading: '## Add a source',
  packages: ['ingest', 'shared', 'runtime', 'local', 'transform', 'infra'],
} as const;

test('the page adds a source by one file and one line: the tests of ingest and of the stacks pass, and so does Biome', async () => {
  await withFollowed(SOURCES, (run, lines) => {
    expect(lines.length).toBeGreaterThan(3);
    expect(run('packages/ingest', 'typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, out: '' });
    const checked = run('.', '@biomejs/biome/bin/biome', 'check', 'packages/ingest');
    expect(checked.status, checked.out).toBe(0);
    const suites = [
      ['packages/ingest', ...suitesOrBeside('create-sources')],
      ['packages/infra', ...suitesOrBeside('unit/config')],
    ] as const;
    for (const [inside, ...tests] of suites) {
      const tested = run(inside, 'vitest/vitest.mjs', 'run', '--reporter=dot', ...tests);
      expect(tested.status, tested.out).toBe(0);
    }
  });
}, 900_000);

test('a source that was added by the page is found by its name, and is not deployed until it is named', async () => {
  await withFollowed(SOURCES, (run) => {
    const script = `const { DEFAULT_SOURCES, loadSource } = await import('./src/sources/registry.ts');
      const { name } = (await loadSource('example'))({ timeoutMs: 1 });
      console.log(name, DEFAULT_SOURCES.includes('example'));`;
    expect(run('packages/ingest', 'node', '--input-type=module', '--eval', script)).toEqual({
      status: 0,
      out: 'example false\n',
    });
  });
}, 120_000);
