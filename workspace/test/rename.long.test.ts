import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '../../packages/runtime/src/project.ts';
import { EXAMPLE, spellingsOf } from '../../scripts/rename-texts.ts';
import { WHOLE } from './how-much.ts';
import { ROOT, TRACKED, textOf } from './tracked-files.ts';

const { packageManager } = z.object({ packageManager: z.string() }).parse(JSON.parse(textOf('package.json')));

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'renamed-')));
  for (const path of TRACKED) cpSync(join(ROOT, path), join(folder, path));
  expect(run('git', 'init', '--quiet').status).toBe(0);
  expect(pnpm('install', '--prefer-offline', '--frozen-lockfile')).toMatchObject({ status: 0 });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The outcome of a command in the copy, which knows nothing of the test runner around it. */
function run(command: string, ...args: string[]): { status: number | null; out: string } {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_ENV|npm_)/.test(key)));
  // Without it npx asks the registry about each version that it has, for minutes where the registry cannot be reached.
  const offline = { ...env, npm_config_prefer_offline: 'true' };
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env: offline, shell, encoding: 'utf8' });
  return { status, out: `${stdout}${stderr}` };
}

const pnpm = (...args: string[]) => run('npx', '--yes', packageManager, ...args);
const rename = (...args: string[]) => pnpm('-s', 'run', 'rename', ...args);

/** The files of the copy with their texts, but for what is installed or made. */
function texts(): Record<string, string> {
  return Object.fromEntries(TRACKED.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

test('the help shows an example, and a wrong name is refused in one line with what to do', () => {
  expect(rename('--help')).toMatchObject({ status: 0, out: expect.stringContaining(`pnpm run rename ${EXAMPLE}`) });
  const before = texts();
  for (const args of [[], ['one', 'two'], ['Weather'], ['weather'], ['aws-sdk'], [`a-${'b'.repeat(60)}`]]) {
    expect(rename(...args)).toMatchObject({
      status: 2,
      out: expect.stringMatching(/^error\[(?:usage|rename\.\w+)\]: .*\n {2}.*pnpm run rename /m),
    });
  }
  expect(texts()).toEqual(before);
}, 300_000);

const BIOME = ['exec', 'biome', 'check', '.'];
const UNIT_TESTS = ['exec', 'vitest', 'run', 'test/unit'];

/** What must hold in the copy: types, rules and the unit tests of every package. */
const SUITES = [
  ['-r', 'run', 'typecheck'],
  BIOME,
  ['-r', '--workspace-concurrency=1', '--filter', './packages/*', ...UNIT_TESTS],
];

/** The same for the package that has the names, and for the one that imports nearly all others. */
const BESIDE = [
  ['-r', '--filter', '*/runtime', '--filter', '*/cli', 'run', 'typecheck'],
  BIOME,
  ['--filter', '*/runtime', ...UNIT_TESTS],
];

/** The repository of somebody else, whose name has that of the project at its end. */
const OF_OTHERS = new RegExp(`/[a-z0-9-]+-${PROJECT}\\b`, 'g');

test('everything is renamed in one go, types, rules and tests of every package hold, and a second run changes nothing', () => {
  expect(rename(EXAMPLE)).toMatchObject({ status: 0, out: expect.stringMatching(/^[1-9]\d\d files changed, /m) });
  const renamed = texts();
  const left = Object.entries(renamed).filter(([path, text]) => {
    const own = text.replaceAll(OF_OTHERS, '');
    return spellingsOf(PROJECT).some((spelling) => path.includes(spelling) || own.includes(spelling));
  });
  expect(left.map(([path]) => path)).toEqual([]);

  expect(pnpm('install', '--prefer-offline', '--frozen-lockfile')).toMatchObject({ status: 0 });
  expect(rename(EXAMPLE)).toMatchObject({ status: 0, out: expect.stringMatching(/^0 files changed, /m) });
  expect(texts()).toEqual(renamed);

  for (const args of WHOLE ? SUITES : BESIDE) {
    const { status, out } = pnpm(...args);
    expect(status, out).toBe(0);
  }
}, 1_800_000);
