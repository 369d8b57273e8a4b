import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { suitesOrBeside, WHOLE } from '../../../../workspace/test/how-much.ts';
import { withDataFolder } from '../support.ts';
import { copyWorkspace, ROOT, type Run } from './copied-workspace.ts';

const PAGE = readFileSync(join(ROOT, 'docs', 'your-own-pipeline.md'), 'utf8');

/** What the page removes, and the files that it shows, by their paths. */
const REMOVED = [...PAGE.matchAll(/^rm -r (.+)$/gm)].flatMap(([, paths = '']) => paths.split(' '));
const SHOWN = [...PAGE.matchAll(/^`(packages\/[^`]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
  ([, path = '', text = '']) => ({
    path,
    text,
  }),
);

/** The rooms of the domain, in which each file that the page shows must lie. */
const ROOMS = [
  'packages/shared/src/record/',
  'packages/shared/src/samples/records.ts',
  'packages/ingest/src/sources/',
  'packages/transform/models/',
  'packages/local/src/record/',
  'packages/cli/src/record/',
];

const PACKAGES = ['shared', 'runtime', 'ingest', 'transform', 'local', 'cli', 'infra'] as const;

/** Runs a tool in a copy, and expects that it finds nothing to complain of. */
function passes(run: Run, ...command: Parameters<Run>): string {
  const { status, out } = run(...command);
  expect(status, `${command.join(' ')}\n${out}`).toBe(0);
  return out;
}

/** Follows the page in a copy of all packages; `use` gets the folder, and the way to run tools there. */
async function withRates(use: (run: Run, folder: string) => void): Promise<void> {
  await withDataFolder(async (folder) => {
    const run = copyWorkspace(folder, PACKAGES);
    // The copy holds no benchmark and not every test.
    for (const path of REMOVED) rmSync(join(folder, path), { recursive: true, force: true });
    for (const { path, text } of SHOWN) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    use(run, folder);
  });
}

test('the page edits or adds at most twenty files, all of them in the rooms, and removes only what is there', () => {
  process.stdout.write(`another domain: ${SHOWN.length} files edited or added, ${REMOVED.length} paths removed\n`);
  expect(SHOWN.length).toBeGreaterThan(10);
  expect(SHOWN.length).toBeLessThanOrEqual(20);
  expect(SHOWN.filter(({ path }) => !ROOMS.some((room) => path.startsWith(room)))).toEqual([]);
  expect(SHOWN.filter(({ path }) => path.startsWith('packages/transform/models/engine/'))).toEqual([]);
  expect(REMOVED.filter((path) => globSync(path, { cwd: ROOT }).length !== 1)).toEqual([]);
  expect(REMOVED.filter((path) => path.endsWith('.test.ts'))).toEqual([]);
});

const Demo = z.object({
  rows: z.number(),
  lost: z.number(),
  completeness: z.number(),
  stats: z.object({
    rows: z.number(),
    currencies: z.number(),
    largest_swing: z.number(),
    largest_swing_of: z.string(),
  }),
  checks: z.array(z.object({ status: z.string() })),
  files: z.record(z.string(), z.string()),
});
const Fact = z.object({ currency: z.string(), rate: z.number() });
const Daily = z.object({
  currency: z.string(),
  ticks: z.number(),
  ...{ open: z.number(), high: z.number(), low: z.number(), close: z.number() },
});

/** Writes the columns of published files, as the page says. */
function generateColumns(run: Run): void {
  expect(PAGE).toContain('`pnpm -F @quote-elt/transform generate`');
  passes(run, 'packages/transform', 'node', 'scripts/generate.ts');
}

test('a copy that followed the page has no wrong type, and its demo counts a day of rates right', async () => {
  await withRates((run) => {
    generateColumns(run);
    for (const name of PACKAGES) passes(run, `packages/${name}`, 'typescript/bin/tsc', '--noEmit');
    const elt = (...args: string[]) => passes(run, '.', 'node', 'packages/cli/src/main.ts', ...args);
    const { rows, lost, completeness, stats, checks } = Demo.parse(
      JSON.parse(lastLine(elt('demo', '--keep', '--ticks', '90', '--date', '2026-11-22', '--json'))),
    );
    expect({ rows, lost, completeness }).toEqual({ rows: 450, lost: 0, completeness: 90 / 1440 });
    expect(checks.filter(({ status }) => status !== 'passed')).toEqual([]);

    const days = ['--from', '2026-11-22', '--to', '2026-11-22', '--json'];
    const read = (sql: string): unknown => JSON.parse(lastLine(elt('sql', ...days, sql)));
    const facts = z.array(Fact).parse(read('select currency, rate from rates_fact order by ingested_at'));
    const daily = z.array(Daily).parse(read('select * from rates_daily order by currency'));
    const counted = [...Map.groupBy(facts, ({ currency }) => currency)].map(([currency, group]) => {
      const rates = group.map(({ rate }) => rate);
      const [open, close] = [rates[0], rates.at(-1)];
      return { currency, ticks: rates.length, open, high: Math.max(...rates), low: Math.min(...rates), close };
    });
    expect(
      daily.map(({ currency, ticks, open, high, low, close }) => ({ currency, ticks, open, high, low, close })),
    ).toEqual(counted.sort((a, b) => (a.currency < b.currency ? -1 : 1)));
    const swings = daily.map(({ currency, open, high, low }) => ({ currency, swing: (high - low) / open }));
    const largest = swings.reduce((most, each) => (each.swing > most.swing ? each : most));
    expect(stats).toMatchObject({ rows: 450, currencies: 5, largest_swing_of: largest.currency });
    expect(stats.largest_swing).toBeCloseTo(largest.swing, 12);
  });
}, 600_000);

/** The JSON of a command stands on its last line, behind what it told of its progress. */
function lastLine(out: string): string {
  return out.split('\n').findLast((line) => /^[[{]/.test(line)) ?? '';
}

/** What of the engine's tests of a package runs where not all of them do; those of the others run in the whole form alone. */
const BESIDE: readonly (readonly [name: string, ...beside: [string, ...string[]]])[] = [
  ['ingest', 'config', 'ingest-tick', 'within-size', 'integration/handler'],
  ['transform', 'manifest', 'contracts', 'columns-contract', 'run-checks', 'figures-of'],
  ['local', 'stand-in-api'],
];

/** The same of the shared package; its other tests of contracts compare with what was generated and released. */
const SHARED = ['test/unit', ...(WHOLE ? ['json-schema-agrees', 'contract/meaning', 'contract/portable'] : [])];

test("the engine's tests pass in the copy", async () => {
  await withRates((run) => {
    generateColumns(run);
    for (const [name, ...beside] of BESIDE)
      passes(run, `packages/${name}`, 'vitest/vitest.mjs', 'run', '--reporter=dot', ...suitesOrBeside(...beside));
    // The tests that take long pack the package, for which a copy has no dependencies to resolve.
    const unpacked = ['--mode', 'quick'];
    passes(run, 'packages/shared', 'vitest/vitest.mjs', 'run', '--reporter=dot', ...unpacked, ...SHARED);
  });
}, 1_800_000);

// Left out of the short form, not skipped in it: a test that is skipped counts as one that failed.
if (WHOLE) {
  test('the copy is formatted, gets through a drill, and its archives and its stack are good', async () => {
    await withRates((run) => {
      generateColumns(run);
      passes(run, '.', '@biomejs/biome/bin/biome', 'check', 'packages');
      passes(run, '.', 'node', 'packages/cli/src/main.ts', 'drill', '--days', '1');
      const suite = (name: string, ...tests: string[]) =>
        passes(run, `packages/${name}`, 'vitest/vitest.mjs', 'run', '--reporter=dot', ...tests);
      suite('cli', 'test/unit');
      suite('infra', 'stack.test', 'roles-of-stack', 'names-of-stacks', 'configured-stack');
      suite('infra', 'run-as-lambda');
    });
  }, 1_800_000);
}
