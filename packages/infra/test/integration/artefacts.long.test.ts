import { copyFileSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildArtefacts } from '../../src/artefacts/build-artefacts.ts';
import { bundle, LAYER_PACKAGES, requireNothingDoubled } from '../../src/artefacts/bundle.ts';
import { stageDuckDbLayer } from '../../src/artefacts/duckdb-layer.ts';
import { requireMachine } from '../../src/artefacts/elf.ts';
import { requireWithinLimits } from '../../src/artefacts/limits.ts';
import { stagedFiles } from '../../src/artefacts/stage.ts';

const TRANSFORM = join(import.meta.dirname, '..', '..', '..', 'transform');
const SQL = globSync('models/**/*.sql', { cwd: TRANSFORM, exclude: ['models/history/**', 'models/trino/**'] }).map(
  (path) => path.replaceAll('\\', '/'),
);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'artefacts-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the archives', () => {
  test('are the same bytes in two folders, for either architecture whatever the host is', async () => {
    for (const architecture of ['arm64', 'x86_64'] as const) {
      const hashes = async (folder: string) =>
        Object.entries(await buildArtefacts(join(root, folder), architecture)).map(([name, { sha256 }]) => [
          name,
          sha256,
        ]);
      expect(await hashes('one')).toEqual(await hashes('two/deeper'));
      const platform = `@duckdb/node-bindings-linux-${architecture === 'arm64' ? 'arm64' : 'x64'}`;
      const native = join(root, 'one', 'duckdb', 'nodejs', 'node_modules', platform, 'libduckdb.so');
      expect(() => requireMachine(native, architecture)).not.toThrow();
    }
  }, 120_000);

  test('hold the handler, its SQL and its source map, and no package of a layer', async () => {
    const { transform, common } = await buildArtefacts(join(root, 'three'), 'arm64');
    const files = stagedFiles(transform.folder);
    expect(files).toEqual(expect.arrayContaining(['dist/transform/lambda.js', 'dist/transform/lambda.js.map', ...SQL]));
    expect(SQL.length).toBeGreaterThan(1);
    expect(files.filter((file) => file.endsWith('.ts') || file.includes('node_modules'))).toEqual([]);
    expect(files.filter((file) => /^models\/(history|trino)\//.test(file))).toEqual([]);
    expect(transform.size.unzipped).toBeLessThan(410_000);
    expect(statSync(join(transform.folder, 'dist/transform/lambda.js.map')).size).toBeLessThan(120_000);
    expect(stagedFiles(common.folder)).toContain('nodejs/node_modules/@quote-elt/shared/package.json');
  });

  test('keep the client of S3 in a layer of its own, which is small', async () => {
    const { s3, ...others } = await buildArtefacts(join(root, 'four'), 'arm64');
    expect(stagedFiles(s3.folder)).toEqual([
      'nodejs/node_modules/@aws-sdk/client-s3/index.js',
      'nodejs/node_modules/@aws-sdk/client-s3/package.json',
    ]);
    expect(s3.size.unzipped).toBeLessThan(750_000);
    expect(s3.size.zipped).toBeLessThan(220_000);
    const inOthers = Object.values(others).flatMap(({ folder }) => stagedFiles(folder));
    expect(inOthers.filter((file) => file.includes('client-s3'))).toEqual([]);
  });

  test('find what a dynamic import names in a layer, since it becomes a require', async () => {
    const entry = join(root, 'entry.ts');
    writeFileSync(entry, "export const load = () => import('@aws-sdk/client-s3');");
    await bundle(entry, join(root, 'bundled'), 'entry.js', LAYER_PACKAGES);
    const text = readFileSync(join(root, 'bundled', 'entry.js'), 'utf8');
    expect(text).toContain('require("@aws-sdk/client-s3")');
    expect(text).not.toMatch(/\bimport\(/);
  });
});

describe('the build fails', () => {
  test('when the native binding is missing', () => {
    const stage = () =>
      stageDuckDbLayer(join(root, 'x'), 'arm64', (name) => (name.includes('linux') ? undefined : root));
    expect(stage).toThrow(
      expect.objectContaining({
        code: 'artefact.missing',
        message: '@duckdb/node-bindings-linux-arm64 is not installed',
      }),
    );
  });

  test('when a file of the binding is missing', () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    expect(() => stageDuckDbLayer(join(root, 'x'), 'arm64', () => empty)).toThrow(
      expect.objectContaining({ code: 'artefact.missing' }),
    );
  });

  test('when the binding is for another machine, or no native file at all', () => {
    const wrong = join(root, 'wrong');
    mkdirSync(wrong);
    copyFileSync(process.execPath, join(wrong, 'duckdb.node'));
    writeFileSync(join(wrong, 'libduckdb.so'), 'text, and nothing but text');
    const other = process.arch === 'arm64' ? 'x86_64' : 'arm64';
    expect(() => stageDuckDbLayer(join(root, 'x'), other, () => wrong)).toThrow(
      expect.objectContaining({ code: 'artefact.machine' }),
    );
    expect(() => requireMachine(join(wrong, 'libduckdb.so'), other)).toThrow(/no ELF file/);
  });

  test('when a layer is over 50 MB zipped, or the whole over 250 MB', () => {
    const size = { zipped: 50_000_001, unzipped: 1 };
    expect(() => requireWithinLimits({ duckdb: size })).toThrow(expect.objectContaining({ code: 'artefact.size' }));
    const half = { zipped: 1, unzipped: 130_000_000 };
    expect(() => requireWithinLimits({ common: half, duckdb: half })).toThrow(/260\.0 MB unpacked/);
    expect(() => requireWithinLimits({ common: half })).not.toThrow();
  });

  test('when a bundle carries something that a layer has', () => {
    const inputs = ['../node_modules/.pnpm/zod@4/node_modules/zod/index.js', 'ingest/src/lambda.ts'];
    expect(() => requireNothingDoubled('ingest', inputs, ['zod'])).toThrow(
      expect.objectContaining({ code: 'artefact.doubled' }),
    );
    expect(() => requireNothingDoubled('ingest', ['shared/src/index.ts'], ['@quote-elt/shared'])).toThrow(
      /carries @quote-elt\/shared/,
    );
    expect(() => requireNothingDoubled('ingest', inputs.slice(1), ['zod'])).not.toThrow();
  });

  test('when an entry is not there', async () => {
    await expect(bundle('ingest/src/nothing.ts', root, 'x.js', [])).rejects.toThrow('Could not resolve');
  });
});
